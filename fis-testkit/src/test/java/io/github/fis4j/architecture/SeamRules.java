package io.github.fis4j.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.BaseStream;

/** Time, threads and chance come in through one seam, so that a test can hold them. */
final class SeamRules {
    private static final String SYSTEM_TIME = ImportTable.BASE + ".engine.SystemTime";
    private static final String ENTROPY = ImportTable.BASE + ".engine.Entropy";

    /** Virtual time has one thread to run its tasks on; those who wait for it have bounds in real time (KEEP_TIME). */
    private static final String VIRTUAL_THREAD = ImportTable.BASE + ".testkit.SelfDriver";

    /** An executor without a thread: its tasks run on virtual time. */
    private static final String VIRTUAL_EXECUTOR = ImportTable.BASE + ".testkit.VirtualScheduler";

    /** It blocks on the disk, which no thread of an engine may, and outlives the engines that use the journal. */
    private static final String JOURNAL_THREAD = ImportTable.BASE + ".journal.JournalThread";

    private static final String[] KEEP_TIME = {
        JOURNAL_THREAD, ImportTable.BASE + ".testkit.Agenda", ImportTable.BASE + ".testkit.Stepper"
    };

    private static final Set<Class<?>> CLOCKS = Set.of(java.time.Clock.class, java.time.InstantSource.class);
    private static final Set<String> CHOSEN_CLOCKS = Set.of("fixed", "offset");
    private static final Set<String> TIMED_FUTURE = Set.of("orTimeout", "completeOnTimeout", "delayedExecutor");

    private SeamRules() {}

    static List<HouseRule> all() {
        return List.of(
                new HouseRule(
                        "time-seam",
                        classes()
                                .that(CallCondition.areNot(SYSTEM_TIME, KEEP_TIME))
                                .should(CallCondition.notCall("the system's time", SeamRules::asksTheSystemForTime))),
                new HouseRule(
                        "thread-seam",
                        classes()
                                .that(CallCondition.areNot(
                                        SYSTEM_TIME, JOURNAL_THREAD, VIRTUAL_THREAD, VIRTUAL_EXECUTOR))
                                .should(CallCondition.notCall("for threads of their own", SeamRules::asksForThreads))),
                new HouseRule(
                        "random-seam",
                        classes()
                                .that(CallCondition.areNot(ENTROPY))
                                .should(CallCondition.notCall("chance that no seed rules", SeamRules::asksForChance))));
    }

    private static boolean asksTheSystemForTime(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        String name = target.getName();
        return (owner.getPackageName().equals("java.time") && name.equals("now"))
                || (CLOCKS.stream().anyMatch(owner::isEquivalentTo)
                        && isStatic(target)
                        && !CHOSEN_CLOCKS.contains(name))
                || (owner.isEquivalentTo(System.class)
                        && Set.of("nanoTime", "currentTimeMillis").contains(name))
                || (isConstructor(target)
                        && owner.isEquivalentTo(java.util.Date.class)
                        && parameters(target).isEmpty())
                || (owner.isEquivalentTo(Thread.class) && name.equals("sleep"))
                || (owner.isEquivalentTo(TimeUnit.class) && name.equals("sleep"))
                || (owner.isAssignableTo(CompletableFuture.class) && TIMED_FUTURE.contains(name));
    }

    private static boolean asksForThreads(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        String name = target.getName();
        if (owner.getName().equals(VIRTUAL_EXECUTOR)) {
            return false;
        }
        return (isConstructor(target) && owner.isAssignableTo(Thread.class))
                || (owner.isEquivalentTo(Runtime.class) && name.equals("addShutdownHook"))
                || owner.isEquivalentTo(Executors.class)
                || (isConstructor(target) && owner.isAssignableTo(ExecutorService.class))
                || (isStatic(target) && owner.isAssignableTo(ExecutorService.class))
                || owner.isAssignableTo(ForkJoinTask.class)
                || owner.isAssignableTo(java.util.Timer.class)
                || (owner.isAssignableTo(CompletionStage.class) && name.endsWith("Async") && !takesExecutor(target))
                || (owner.isAssignableTo(Collection.class) && name.equals("parallelStream"))
                || (owner.isAssignableTo(BaseStream.class) && name.equals("parallel"));
    }

    private static boolean asksForChance(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        String name = target.getName();
        // SecureRandom and ThreadLocalRandom are Randoms; a SplittableRandom is a generator.
        return (isConstructor(target) && owner.isAssignableTo(Random.class))
                || (isConstructor(target) && owner.isEquivalentTo(java.util.SplittableRandom.class))
                || (isStatic(target) && owner.isAssignableTo(RandomGenerator.class) && isOfTheJdk(owner))
                || owner.isEquivalentTo(RandomGeneratorFactory.class)
                || (Set.of("java.lang.Math", "java.lang.StrictMath").contains(owner.getName()) && name.equals("random"))
                || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                || (owner.isEquivalentTo(Collections.class)
                        && name.equals("shuffle")
                        && parameters(target).size() == 1);
    }

    private static boolean isConstructor(CodeUnitAccessTarget target) {
        return target.getName().equals("<init>");
    }

    private static boolean isStatic(CodeUnitAccessTarget target) {
        return target.resolveMember()
                .filter(member -> member.getModifiers().contains(JavaModifier.STATIC))
                .isPresent();
    }

    private static boolean isOfTheJdk(JavaClass owner) {
        return owner.getPackageName().startsWith("java.");
    }

    private static boolean takesExecutor(CodeUnitAccessTarget target) {
        return parameters(target).stream().anyMatch(type -> type.isAssignableTo(Executor.class));
    }

    private static List<JavaClass> parameters(CodeUnitAccessTarget target) {
        return target.getRawParameterTypes();
    }
}

package io.github.fis4j.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import io.github.fis4j.spi.FisModule;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** What a library must not do behind its user's back: ports, shells, classes named by data, words on the console. */
final class DoorRules {
    /** Asks whether the jar of an SDK client is there, by names that are written in the code. */
    private static final String PRESENCE_CHECK = ImportTable.BASE + ".aws.account.AwsFamily";

    /** Tells the story of a test that failed, where test runners look for it. */
    private static final String TEST_STORY = ImportTable.BASE + ".testkit.junit.Console";

    private static final Set<String> LISTENERS = Set.of(
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.net.MulticastSocket",
            "javax.net.ServerSocketFactory",
            "java.nio.channels.ServerSocketChannel",
            "java.nio.channels.AsynchronousServerSocketChannel",
            "java.nio.channels.DatagramChannel");

    private DoorRules() {}

    static List<HouseRule> all() {
        return List.of(
                new HouseRule(
                        "no-port",
                        classes()
                                .that(resideOutsideOfPackage(ImportTable.BASE + ".testkit.endpoint.."))
                                .should(CallCondition.notCall("what opens a port", DoorRules::opensPort))),
                new HouseRule("no-shell", classes().should(CallCondition.notCall("a shell", DoorRules::startsProcess))),
                new HouseRule(
                        "no-class-named-by-data",
                        classes()
                                .that(CallCondition.areNot(PRESENCE_CHECK))
                                .should(CallCondition.notCall("what loads classes by name", DoorRules::loadsByName))),
                new HouseRule(
                        "no-discovery",
                        classes()
                                .that(CallCondition.areNot(FisModule.class.getName()))
                                .should(CallCondition.notCall(
                                        "a service loader",
                                        target -> target.getOwner().isEquivalentTo(ServiceLoader.class)))),
                new HouseRule(
                        "no-console",
                        noClasses()
                                .that(CallCondition.areNot(TEST_STORY))
                                .should()
                                .accessField(System.class, "out")
                                .orShould()
                                .accessField(System.class, "err")
                                .orShould()
                                .accessField(System.class, "in")),
                new HouseRule(
                        "no-stack-trace",
                        classes()
                                .should(CallCondition.notCall(
                                        "printStackTrace",
                                        target -> target.getName().equals("printStackTrace")
                                                && target.getOwner().isAssignableTo(Throwable.class)))),
                new HouseRule("no-exit", classes().should(CallCondition.notCall("an exit", DoorRules::endsTheJvm))));
    }

    private static boolean opensPort(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        return LISTENERS.stream().anyMatch(owner::isAssignableTo)
                || owner.getPackageName().startsWith("com.sun.net.httpserver");
    }

    private static boolean startsProcess(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        return owner.isEquivalentTo(ProcessBuilder.class)
                || (owner.isEquivalentTo(Runtime.class) && target.getName().equals("exec"));
    }

    private static boolean loadsByName(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        String name = target.getName();
        return (owner.isEquivalentTo(Class.class) && name.equals("forName"))
                || (owner.isAssignableTo(ClassLoader.class)
                        && Set.of("<init>", "loadClass").contains(name))
                || (owner.getName().equals("java.lang.invoke.MethodHandles$Lookup") && name.equals("findClass"))
                || owner.isAssignableTo(java.io.ObjectInputStream.class)
                || owner.getPackageName().startsWith("javax.script");
    }

    private static boolean endsTheJvm(CodeUnitAccessTarget target) {
        JavaClass owner = target.getOwner();
        String name = target.getName();
        return (owner.isEquivalentTo(System.class) && name.equals("exit"))
                || (owner.isEquivalentTo(Runtime.class)
                        && Set.of("exit", "halt").contains(name));
    }
}

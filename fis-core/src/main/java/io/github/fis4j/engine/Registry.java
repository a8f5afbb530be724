package io.github.fis4j.engine;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.problem.Problem;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who does what: the providers, resolvers and sources of an engine's modules, by what they are for. Immutable. */
final class Registry {
    private static final String MODULE = "ENGINE-MODULE";

    private final List<FisModule> modules;
    private final Catalog catalog;
    private final Map<String, Owned<ActionProvider>> providers = new HashMap<>();
    private final Map<String, Owned<TargetResolver>> resolvers = new HashMap<>();
    private final Map<String, Owned<StopConditionSource>> sources = new HashMap<>();

    /** Two modules that bring the same thing are refused. */
    Registry(List<FisModule> modules) {
        this.modules = List.copyOf(modules);
        List<ActionDescriptor> actions = new ArrayList<>();
        List<ResourceTypeDescriptor> types = new ArrayList<>();
        for (FisModule module : modules) {
            module.actionProviders()
                    .forEach(provider -> provider.actions().forEach(action -> {
                        add(providers, "action " + action.id(), action.id(), new Owned<>(provider, module));
                        actions.add(action);
                    }));
            module.targetResolvers()
                    .forEach(resolver -> resolver.resourceTypes().forEach(type -> {
                        add(resolvers, "resource type " + type.id(), type.id(), new Owned<>(resolver, module));
                        types.add(type);
                    }));
            module.stopConditionSources()
                    .forEach(source -> add(
                            sources,
                            "stop condition source " + source.source(),
                            source.source(),
                            new Owned<>(source, module)));
        }
        catalog = Catalog.aws().with(actions, types);
    }

    List<FisModule> modules() {
        return modules;
    }

    /** The known actions and resource types, those of the modules included. */
    Catalog catalog() {
        return catalog;
    }

    /** Whether there are modules besides our own, and none of them touches anything. */
    boolean simulated() {
        boolean touched = modules.stream().anyMatch(module -> module.touches() != FisModule.Touches.NOTHING);
        return modules.size() > 1 && !touched;
    }

    /** The modules whose actions a plan has, in the order of the actions. */
    Set<FisModule> usedBy(ExperimentPlan plan) {
        Set<FisModule> used = new LinkedHashSet<>();
        for (ActionNode node : plan.actions()) {
            Owned<ActionProvider> provider = provider(node.descriptor().id());
            if (provider != null) {
                used.add(provider.module());
            }
        }
        return used;
    }

    /** A module that changes the world is refused with a journal that does not outlive the process. */
    void refuseLoss(ExperimentJournal journal) {
        if (journal.durability() != ExperimentJournal.Durability.PROCESS) {
            return;
        }
        for (FisModule module : modules) {
            if (module.touches() == FisModule.Touches.WORLD) {
                throw new IllegalArgumentException("Module " + module.name()
                        + " changes the world, and the journal does not outlive this process: if it dies, nothing is"
                        + " put back. Give the engine a durable journal, or write"
                        + " journal(InMemoryJournal.acceptingLoss())");
            }
        }
    }

    @Nullable
    Owned<ActionProvider> provider(String actionId) {
        return providers.get(actionId);
    }

    @Nullable
    Owned<TargetResolver> resolver(String resourceType) {
        return resolvers.get(resourceType);
    }

    @Nullable
    Owned<StopConditionSource> source(String name) {
        return sources.get(name);
    }

    /** What a valid template asks for and no module brings. */
    List<Problem> missing(ExperimentTemplate template) {
        Set<String> actionIds = new TreeSet<>();
        Set<String> targets = new TreeSet<>();
        template.actions().values().forEach(action -> {
            actionIds.add(action.actionId());
            targets.addAll(action.targets().values());
        });
        Set<String> types = new TreeSet<>();
        template.targets().forEach((name, target) -> {
            if (targets.contains(name)) {
                types.add(target.resourceType());
            }
        });
        Set<String> conditions = new TreeSet<>();
        template.stopConditions().stream()
                .filter(condition -> !condition.isNone())
                .forEach(condition -> conditions.add(condition.source()));
        // Of what AWS does not have, validation has told; of other names it says that a module may have them.
        actionIds.removeIf(id -> isOfAws(id) && catalog.action(id).isEmpty());
        types.removeIf(id -> isOfAws(id) && catalog.resourceType(id).isEmpty());
        List<Problem> problems = new ArrayList<>();
        missing(problems, "/actions", "action ", actionIds, providers.keySet());
        missing(problems, "/targets", "resource type ", types, resolvers.keySet());
        missing(problems, "/stopConditions", "stop condition source ", conditions, sources.keySet());
        return problems;
    }

    private static boolean isOfAws(String id) {
        return id.isBlank() || id.startsWith("aws:");
    }

    private void missing(List<Problem> problems, String pointer, String what, Set<String> wanted, Set<String> known) {
        wanted.stream().filter(id -> !known.contains(id)).forEach(id -> problems.add(nobody(pointer, what, id)));
    }

    private Problem nobody(String pointer, String what, String id) {
        for (FisModule module : modules) {
            String wayOut = module.unavailable().get(id);
            if (wayOut != null) {
                String message = "Module " + module.name() + " knows the " + what + id + ", but cannot bring it";
                return Problem.error(MODULE, pointer, message, wayOut);
            }
        }
        return Problem.error(
                MODULE,
                pointer,
                "No module of this engine knows the " + what + id,
                "Register one that does, for example AwsFis.create()");
    }

    private static <T> void add(Map<String, Owned<T>> all, String what, String key, Owned<T> owned) {
        Owned<T> other = all.putIfAbsent(key, owned);
        if (other != null) {
            throw new IllegalArgumentException("Two providers for " + what + ": "
                    + other.thing().getClass().getName() + " of module "
                    + other.module().name() + " and "
                    + owned.thing().getClass().getName() + " of module "
                    + owned.module().name() + "; register only one of them");
        }
    }

    /**
     * Something that a module brings.
     *
     * @param thing what it brings
     * @param module the module
     */
    record Owned<T>(T thing, FisModule module) {}
}

package dev.boathouse.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The plan: which module may see which, and which package of core, delta, registry and monitoring may see which. Rules take the root package, so that a
 * miniature house full of faults ("archfixture") can be held against the same plan.
 */
final class House {

    static final String ROOT = "dev.boathouse";

    static final List<String> PUBLISHED = List.of("core", "delta", "registry", "monitoring", "junit", "report");

    /** Module below {@code integrations/} to the packages of the library that it bridges to, whose types its public signatures may name; or none. */
    static final Map<String, String> BRIDGES = Map.of("junit", "org.junit.jupiter.api", "report", "");

    /** Module to the modules that it may see. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "core", Set.of(),
            "delta", Set.of("core"),
            "registry", Set.of("core", "delta"),
            "monitoring", Set.of("core", "delta"),
            "junit", Set.of("core", "delta", "registry"),
            "report", Set.of("core"),
            "examples", Set.of("core", "delta", "registry", "monitoring", "report"),
            "benchmarks", Set.of("core", "delta", "registry", "monitoring", "report"));

    /** Package of core to the packages of core that it may see, besides itself. The empty name is core's root: errors and progress. */
    private static final Map<String, Set<String>> CORE = Map.ofEntries(
            Map.entry("", Set.of()),
            Map.entry("internal", Set.of("", "data")),
            Map.entry("data", Set.of("", "internal")),
            Map.entry("features", Set.of("", "internal", "data")),
            Map.entry("predictor", Set.of("", "internal")),
            Map.entry("model", Set.of("", "internal", "data", "features", "predictor")),
            Map.entry("algorithm", Set.of("", "internal", "predictor", "model")),
            Map.entry("internal.smile", Set.of("", "internal", "data", "features", "predictor", "model", "algorithm")),
            Map.entry(
                    "training",
                    Set.of("", "internal", "data", "features", "predictor", "model", "algorithm", "internal.smile")),
            Map.entry("statistics", Set.of("", "internal")),
            Map.entry("metric", Set.of("", "internal", "statistics")),
            Map.entry(
                    "evaluation",
                    Set.of("", "internal", "data", "features", "predictor", "model", "statistics", "metric")),
            Map.entry("check", Set.of("", "internal", "data", "model", "statistics", "metric", "evaluation")),
            Map.entry(
                    "explanation",
                    Set.of(
                            "",
                            "internal",
                            "data",
                            "features",
                            "predictor",
                            "model",
                            "statistics",
                            "metric",
                            "evaluation")),
            Map.entry("page", Set.of("", "internal")),
            Map.entry(
                    "card",
                    Set.of(
                            "",
                            "internal",
                            "data",
                            "features",
                            "model",
                            "statistics",
                            "metric",
                            "evaluation",
                            "explanation",
                            "page")));

    /** Package of delta's internals to the packages of delta that it may see, besides itself. What is not listed sees them all. */
    private static final Map<String, Set<String>> DELTA = Map.of(
            "internal.storage", Set.of("internal.parquet"),
            "internal.parquet", Set.of(),
            "internal.log", Set.of("internal.storage", "internal.parquet"),
            "internal.scan", Set.of("internal.storage", "internal.parquet", "internal.log"),
            "internal.encode", Set.of("internal.parquet"),
            "internal.write", Set.of("internal.storage", "internal.log", "internal.encode", "internal.parquet"),
            "internal.change", Set.of("internal.storage", "internal.log", "internal.scan", "internal.write"));

    /** Package of registry to the packages of registry that it may see, besides itself. The empty name is the door. */
    private static final Map<String, Set<String>> REGISTRY = Map.of(
            "signing", Set.of("internal"),
            "policy", Set.of("internal", "signing"),
            "lineage", Set.of("internal"),
            "audit", Set.of("lineage"),
            "internal", Set.of("lineage"),
            "internal.event", Set.of("internal", "lineage", "policy", "signing"),
            "internal.state", Set.of("internal", "internal.event", "lineage", "policy", "signing", "audit"),
            "internal.overview", Set.of("internal", "internal.event", "internal.state", "lineage", "policy", "audit"));

    /** Package of monitoring to the packages of monitoring that it may see, besides itself. */
    private static final Map<String, Set<String>> MONITORING = Map.ofEntries(
            Map.entry("internal.sketch", Set.of()),
            Map.entry("internal", Set.of("internal.sketch", "profile")),
            Map.entry("internal.page", Set.of("internal.sketch")),
            Map.entry("internal.inference", Set.of("internal.sketch")),
            Map.entry("statistics", Set.of("internal.inference")),
            Map.entry("profile", Set.of("internal", "internal.page", "internal.sketch")),
            Map.entry("expectation", Set.of("internal", "internal.sketch", "profile")),
            Map.entry(
                    "drift",
                    Set.of(
                            "internal",
                            "internal.page",
                            "internal.sketch",
                            "internal.inference",
                            "statistics",
                            "profile")),
            Map.entry("shift", Set.of("internal.inference", "statistics", "profile", "drift")),
            Map.entry("watch", Set.of("internal.page", "statistics", "profile", "drift", "shift")),
            Map.entry("metrics", Set.of("internal", "internal.sketch", "profile", "drift", "watch")));

    private House() {}

    /** A class's module and the package inside it, such as {@code core} and {@code internal.smile}. */
    record Place(String module, String inner) {

        static Place of(String root, String packageName) {
            String rest = packageName.substring(root.length() + 1);
            int dot = rest.indexOf('.');
            return dot < 0 ? new Place(rest, "") : new Place(rest.substring(0, dot), rest.substring(dot + 1));
        }

        boolean isInternal() {
            return inner.equals("internal") || inner.startsWith("internal.");
        }

        boolean maySee(Place other) {
            if (!module.equals(other.module)) {
                // core.internal serves all modules of the same version; every other internal package serves its own
                // module.
                boolean open = !other.isInternal()
                        || (other.equals(new Place("core", "internal")) && PUBLISHED.contains(module));
                return open && ARROWS.getOrDefault(module, Set.of()).contains(other.module);
            }
            return equals(other)
                    || switch (module) {
                        case "core" -> CORE.getOrDefault(inner, Set.of()).contains(other.inner);
                        case "registry" ->
                            !REGISTRY.containsKey(inner) || REGISTRY.get(inner).contains(other.inner);
                        case "delta" ->
                            !DELTA.containsKey(inner) || DELTA.get(inner).contains(other.inner);
                        case "monitoring" ->
                            MONITORING.getOrDefault(inner, Set.of()).contains(other.inner);
                        default -> true;
                    };
        }
    }
}

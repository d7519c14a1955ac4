package dev.boathouse.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How large things may grow. Exceptions are named one by one, each with its reason, and struck out when no longer needed. */
record Budget(
        int longestFile,
        int medianFile,
        int publicTypes,
        Map<String, String> longFiles,
        Map<String, String> widePackages) {

    /**
     * Holds a module against the budget.
     *
     * @param lines each main source's path from the module's source root, with its number of lines
     * @param types each package, with its public top-level types
     * @return what is over budget, and which exceptions nobody needs any more
     */
    List<String> overrun(String module, Map<String, Integer> lines, Map<String, Integer> types) {
        List<String> found = new ArrayList<>();
        if (median(lines) > medianFile) {
            found.add(module + ": the median source has " + median(lines) + " lines, more than " + medianFile);
        }
        new TreeMap<>(lines).forEach((file, count) -> {
            if (count > longestFile && !longFiles.containsKey(file)) {
                found.add(file + ": " + count + " lines, more than " + longestFile);
            }
            if (count <= longestFile && longFiles.containsKey(file)) {
                found.add(file + ": only " + count + " lines, needs no exception any more");
            }
        });
        new TreeMap<>(types).forEach((name, count) -> {
            if (count > publicTypes && !widePackages.containsKey(name)) {
                found.add(name + ": " + count + " public types, more than " + publicTypes);
            }
            if (count <= publicTypes && widePackages.containsKey(name)) {
                found.add(name + ": only " + count + " public types, needs no exception any more");
            }
        });
        return found;
    }

    static int median(Map<String, Integer> lines) {
        int[] sorted =
                lines.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}

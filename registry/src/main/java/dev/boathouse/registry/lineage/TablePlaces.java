package dev.boathouse.registry.lineage;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.registry.lineage.LineageGraph.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which tables there are, and where they were found. Immutable once made. */
final class TablePlaces {

    private static final String THREE_SLASHES = "file:///";

    private final SortedMap<String, Table> byId = new TreeMap<>();
    private final Map<String, TreeSet<String>> idsByLocation = new HashMap<>();

    private TablePlaces() {}

    static TablePlaces of(Collection<Lineage> lineages) {
        SortedMap<String, Map<String, Long>> highest = new TreeMap<>();
        for (Lineage lineage : lineages) {
            note(highest, lineage.training().data());
            lineage.evaluations().forEach(evidence -> note(highest, evidence.data()));
            lineage.predictions().forEach(made -> note(highest, made.tableId(), made.location(), made.version()));
        }
        TablePlaces places = new TablePlaces();
        highest.forEach((id, versions) -> {
            places.byId.put(id, new Table(id, inOrder(versions)));
            versions.keySet()
                    .forEach(location -> places.idsByLocation
                            .computeIfAbsent(plain(location), any -> new TreeSet<>())
                            .add(id));
        });
        return places;
    }

    private static void note(Map<String, Map<String, Long>> highest, Lineage.Data data) {
        data.tables().forEach(read -> note(highest, read.tableId(), read.location(), read.version()));
    }

    private static void note(Map<String, Map<String, Long>> highest, String id, String location, long version) {
        highest.computeIfAbsent(id, any -> new HashMap<>()).merge(location, version, Math::max);
    }

    /** Versions only grow, so the place of the highest one is where the table was last. */
    private static List<String> inOrder(Map<String, Long> highest) {
        return highest.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Table> tables() {
        return List.copyOf(byId.values());
    }

    Table find(String idOrLocation) {
        Table table = byId.get(idOrLocation);
        if (table != null) {
            return table;
        }
        TreeSet<String> ids = idsByLocation.getOrDefault(plain(idOrLocation), new TreeSet<>());
        if (ids.size() > 1) {
            throw new IllegalArgumentException("Cannot tell which table " + idOrLocation
                    + " is: tables with these ids were found there: " + String.join(", ", ids)
                    + ". An id would work.");
        }
        if (ids.isEmpty()) {
            throw new NotFoundException("Cannot find the table " + idOrLocation + " in this lineage graph: no model "
                    + "version read or wrote it. The id or location of one of its " + byId.size()
                    + " tables would work, which tables() lists.");
        }
        return Objects.requireNonNull(byId.get(ids.first()));
    }

    private static String plain(String location) {
        String place =
                location.startsWith(THREE_SLASHES) ? "file:/" + location.substring(THREE_SLASHES.length()) : location;
        return place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
    }
}

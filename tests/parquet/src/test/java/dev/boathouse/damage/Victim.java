package dev.boathouse.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A whole table, and where to hit it. */
final class Victim {

    /** A stretch of a file. */
    record Target(String file, PlaceMap.Region region) {}

    private final Path folder;
    private final Reading.Plan plan;
    private final Reading.Rows rows;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, PlaceMap> maps = new TreeMap<>();
    private final Map<Place, List<Target>> aims = new EnumMap<>(Place.class);

    Victim(Path folder, Reading reading) throws IOException {
        this.folder = folder;
        this.plan = reading.plan(folder);
        this.rows = reading.rows(folder, plan);
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                files.put(name, Files.readAllBytes(path));
            }
        }
        for (var file : files.entrySet()) {
            PlaceMap map = PlaceMap.of(file.getKey(), file.getValue());
            maps.put(file.getKey(), map);
            for (PlaceMap.Region region : map.regions()) {
                if (region.place() != Place.DATA_PAGE
                        && region.place() != Place.DATA_PAGE_BARE
                        && region.place() != Place.OTHER) {
                    aims.computeIfAbsent(region.place(), place -> new ArrayList<>())
                            .add(new Target(file.getKey(), region));
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    Reading.Plan plan() {
        return plan;
    }

    Reading.Rows rows() {
        return rows;
    }

    byte[] bytes(String file) {
        return files.get(file);
    }

    PlaceMap map(String file) {
        return maps.get(file);
    }

    List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Half of the hits go to what holds the table together, each kind of place as often as the others; the rest anywhere. */
    Target aim(Random random) {
        if (random.nextBoolean()) {
            List<Place> places = List.copyOf(aims.keySet());
            List<Target> targets = aims.get(places.get(random.nextInt(places.size())));
            return targets.get(random.nextInt(targets.size()));
        }
        List<String> names =
                names().stream().filter(name -> files.get(name).length > 0).toList();
        String name = names.get(random.nextInt(names.size()));
        return new Target(name, new PlaceMap.Region(0, files.get(name).length, Place.OTHER));
    }
}

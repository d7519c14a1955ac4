package dev.boathouse.examples.flights;

import java.nio.file.Path;

/** The life of the model from the first flights on, step by step, and what is printed of it. */
final class Story {

    private final Console console;
    private final Path data;
    private final Path parent;

    Story(Console console, Path data, Path parent) {
        this.console = console;
        this.data = data;
        this.parent = parent;
    }

    /** Tells it all and gives back the folder of the run. */
    Path tell() {
        FlightsFile.open(data, rows -> {}).close();
        Lake lake = Lake.createIn(parent);
        console.step("1. Each month of " + data.getFileName() + " becomes a commit of two Delta tables");
        new MonthlyTables(lake, console).write(data);
        return lake.folder();
    }
}

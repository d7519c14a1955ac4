package dev.boathouse.examples.flights;

import dev.boathouse.core.page.Page;
import dev.boathouse.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What people look at: one HTML file for each page, in a folder of the run. */
final class Pages {

    private final Path folder;
    private final List<String> names = new ArrayList<>();

    private Pages(Path folder) {
        this.folder = folder;
    }

    static Pages in(Path folder) {
        try {
            return new Pages(Files.createDirectories(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    void put(String name, Page page) {
        Report.html(page).writeTo(folder.resolve(name + ".html"));
        names.add(name);
    }

    /** The names so far, in order. */
    List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}

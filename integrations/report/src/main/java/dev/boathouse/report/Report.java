package dev.boathouse.report;

import dev.boathouse.core.page.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A page as one HTML file that needs nothing from outside: no font, script, picture or request. Charts are drawn when it is opened; where
 * scripts are off, all their numbers are there as tables. Every text of the page is escaped, and a policy inside the file
 * (Content-Security-Policy) lets only the file's own scripts run. The same page gives the same bytes. Immutable.
 */
public final class Report {

    private final String text;

    private Report(String text) {
        this.text = text;
    }

    /**
     * Renders a page.
     *
     * @param page what is shown
     * @return the report
     */
    public static Report html(Page page) {
        return new Report(new PageHtml(page).document());
    }

    /**
     * The whole file, to be stored or sent as UTF-8.
     *
     * @return HTML, from {@code <!DOCTYPE html>} on
     */
    public String text() {
        return text;
    }

    /**
     * Writes the file. It appears as a whole or not at all: what lay there before stays until the new one is complete.
     *
     * @param file where to; its folder is made if it is missing
     * @return the same path
     * @throws IllegalArgumentException if there is a folder of that name
     * @throws UncheckedIOException if it cannot be written; names the path
     */
    public Path writeTo(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    "Cannot write a report to " + file + ": it is a folder. Name a file in it, such as report.html.");
        }
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(".report-" + UUID.randomUUID() + ".part");
            try {
                // Who may read it is for the folder and the process to say: temporary files are for their owner alone.
                Files.writeString(part, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a report to " + file + ": " + e, e);
        }
        return file;
    }

    /**
     * Writes the text, without closing what it goes to.
     *
     * @param target where to, such as a writer of UTF-8
     * @throws UncheckedIOException if the target fails
     */
    public void writeTo(Appendable target) {
        try {
            target.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a report: " + e, e);
        }
    }

    /** Equal if the texts are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Report report && text.equals(report.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Its length, not its text. */
    @Override
    public String toString() {
        return "Report[" + text.length() + " characters]";
    }
}

package dev.boathouse.benchmarks;

import dev.boathouse.delta.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A Delta table of 20 columns from a fixed seed, in one commit. Its files are parquet-java's and its commit is written by hand, so that
 * codec, encodings and sizes are what other engines write. The log knows the bounds of {@code id}, which ascends.
 *
 * @param folder where it is
 * @param rows how many rows it has
 */
record WideTable(Path folder, long rows) {

    /** Writes one. */
    static WideTable create(Path folder, WideSpec spec) throws IOException {
        Files.createDirectories(folder);
        List<String> actions = IntStream.range(0, spec.files())
                .parallel()
                .mapToObj(number -> file(folder, spec, number))
                .toList();
        commit(folder, actions);
        return new WideTable(folder, spec.rows());
    }

    /** The rows of another table so many times: its files, each under several names. */
    static WideTable repeated(Path folder, WideTable other, int times) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = other.files();
        List<String> actions = IntStream.range(0, times * files.size())
                .mapToObj(number -> link(folder, files.get(number % files.size()), number, other.rows / files.size()))
                .toList();
        commit(folder, actions);
        return new WideTable(folder, times * other.rows);
    }

    /** The data files, by name. */
    List<Path> files() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.parquet")) {
            return StreamSupport.stream(files.spliterator(), false).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder + ".", e);
        }
    }

    String uri() {
        return folder.toUri().toString();
    }

    private static String file(Path folder, WideSpec spec, int number) {
        long first = (long) number * spec.rowsPerFile();
        int rows = (int) Math.min(spec.rowsPerFile(), spec.rows() - first);
        Path path = folder.resolve(name(number));
        try {
            WideFile.write(path, spec, first, rows);
            return add(path, rows, first, first + rows - 1);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path + ".", e);
        }
    }

    private static String link(Path folder, Path file, int number, long rows) {
        Path path = folder.resolve(name(number));
        try {
            Files.createLink(path, file);
            return add(path, rows, 0, Integer.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot link " + path + " to " + file + ".", e);
        }
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "part-%05d.parquet", number);
    }

    /** The action that adds a file. */
    static String add(Path path, long rows, long least, long greatest) throws IOException {
        String statistics = "{\\\"numRecords\\\":" + rows + ",\\\"minValues\\\":{\\\"id\\\":" + least
                + "},\\\"maxValues\\\":{\\\"id\\\":" + greatest + "},\\\"nullCount\\\":{\\\"id\\\":0}}";
        return "{\"add\":{\"path\":\"" + path.getFileName() + "\",\"partitionValues\":{},\"size\":" + Files.size(path)
                + ",\"modificationTime\":" + Files.getLastModifiedTime(path).toMillis()
                + ",\"dataChange\":true,\"stats\":\"" + statistics + "\"}}";
    }

    private static void commit(Path folder, List<String> actions) throws IOException {
        DeltaTable.at(folder.toUri().toString()).create(WideColumn.schema());
        Files.write(folder.resolve("_delta_log/00000000000000000001.json"), actions, StandardCharsets.UTF_8);
    }
}

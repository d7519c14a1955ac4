package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.Digest;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.TableSchema;
import java.util.List;
import java.util.TreeMap;

/**
 * What a scan reads of one file.
 *
 * @param request the scan of this file alone
 * @param file the file
 * @param identity tells its rows, and how they are read, from others: the same in every version that has the file
 */
public record SingleFile(ScanRequest request, DataFile file, String identity) {

    /**
     * The files that a scan has to open.
     *
     * @param request what to read
     * @return one for each, in the order of their rows
     */
    public static List<SingleFile> of(ScanRequest request) {
        String reading = reading(request);
        return PartsToRead.of(request).files().stream()
                .map(rows ->
                        new SingleFile(request.from(request.source().only(rows)), rows.file(), identity(reading, rows)))
                .toList();
    }

    /** How rows are made of any file: whatever of the table and the scan has a say in that, but not the version. */
    private static String reading(ScanRequest request) {
        TableSchema table = request.source().columns();
        Digest digest = Digest.of("boathouse-reading-1");
        digest.put(request.source().state().metadata().id());
        digest.put(request.columns().size());
        for (Schema.Field field : request.schemaToRead().fields()) {
            digest.put(field.toString());
            put(table.physicalPath(table.schema().steps(field.name())), digest);
        }
        digest.put(request.filter().map(Object::toString).orElse(""));
        return digest.put(request.zone().getId()).hex();
    }

    private static void put(List<TableSchema.Physical> places, Digest digest) {
        digest.put(places.size());
        for (TableSchema.Physical place : places) {
            digest.put(place.name()).put(place.id().orElse(-1));
            put(place.fields(), digest);
        }
    }

    private static String identity(String reading, FileRows rows) {
        Digest digest = Digest.of("boathouse-part-1").put(reading);
        rows.put(digest);
        digest.put(rows.among().isPresent() ? 1 : 0);
        digest.put(rows.file().modified());
        new TreeMap<>(rows.file().partitionValues())
                .forEach((name, value) -> digest.put(name).put(value));
        return digest.hex();
    }
}

package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.internal.ColumnAccess;
import dev.boathouse.delta.internal.parquet.ColumnCursor;
import dev.boathouse.delta.internal.parquet.Lookup;
import dev.boathouse.delta.internal.parquet.ParquetFile;
import dev.boathouse.delta.internal.parquet.RowGroup;
import dev.boathouse.delta.internal.storage.FilePaths;
import dev.boathouse.delta.internal.storage.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.parquet.schema.Type;

/** The rows of one Parquet file of a checkpoint: each is one action. Not thread-safe. */
final class CheckpointRows {

    private static final ColumnAccess ACCESS = ColumnAccess.direct();
    private static final int ROWS = 8_192;
    private static final DataType TEXTS = new DataType.Array(DataType.STRING);
    private static final DataType MAP = new DataType.Array(new DataType.Struct(
            Schema.of(Schema.Field.of("key", DataType.STRING), Schema.Field.of("value", DataType.STRING))));

    /** What is read, by the way to it. */
    private static final Map<String, DataType> COLUMNS = Map.ofEntries(
            Map.entry("add.path", DataType.STRING),
            Map.entry("add.partitionValues", MAP),
            Map.entry("add.size", DataType.LONG),
            Map.entry("add.modificationTime", DataType.LONG),
            Map.entry("add.dataChange", DataType.BOOLEAN),
            Map.entry("add.stats", DataType.STRING),
            Map.entry("add.deletionVector.storageType", DataType.STRING),
            Map.entry("add.deletionVector.pathOrInlineDv", DataType.STRING),
            Map.entry("add.deletionVector.offset", DataType.INT),
            Map.entry("add.deletionVector.sizeInBytes", DataType.INT),
            Map.entry("add.deletionVector.cardinality", DataType.LONG),
            Map.entry("remove.path", DataType.STRING),
            Map.entry("txn.appId", DataType.STRING),
            Map.entry("txn.version", DataType.LONG),
            Map.entry("metaData.id", DataType.STRING),
            Map.entry("metaData.name", DataType.STRING),
            Map.entry("metaData.description", DataType.STRING),
            Map.entry("metaData.format.provider", DataType.STRING),
            Map.entry("metaData.schemaString", DataType.STRING),
            Map.entry("metaData.partitionColumns", TEXTS),
            Map.entry("metaData.configuration", MAP),
            Map.entry("metaData.createdTime", DataType.LONG),
            Map.entry("protocol.minReaderVersion", DataType.INT),
            Map.entry("protocol.minWriterVersion", DataType.INT),
            Map.entry("protocol.readerFeatures", TEXTS),
            Map.entry("protocol.writerFeatures", TEXTS),
            Map.entry("sidecar.path", DataType.STRING),
            Map.entry("checkpointMetadata.version", DataType.LONG),
            Map.entry("domainMetadata.domain", DataType.STRING));

    /** One of these is there in each row. */
    private static final List<String> WITNESSES = List.of(
            "add.path",
            "remove.path",
            "txn.appId",
            "metaData.id",
            "protocol.minReaderVersion",
            "sidecar.path",
            "checkpointMetadata.version",
            "domainMetadata.domain");

    private final Location table;
    private final ParquetFile file;
    private Map<String, Column> batch = Map.of();

    CheckpointRows(Location table, ParquetFile file) {
        this.table = table;
        this.file = file;
    }

    void read(CheckpointContent content) {
        refuseNearlyKnown();
        long row = 0;
        for (RowGroup group : file.rowGroups()) {
            row = read(group, row, content);
        }
    }

    /** A column whose name was damaged would be missing, and a table without its files looks like an empty one. */
    private void refuseNearlyKnown() {
        try {
            for (Type action : file.schema().getFields()) {
                KnownNames.refuseNear(action.getName(), ActionParser.FIELDS.keySet());
                Set<String> known = ActionParser.FIELDS.get(action.getName());
                if (known != null && !action.isPrimitive()) {
                    action.asGroupType().getFields().forEach(field -> KnownNames.refuseNear(field.getName(), known));
                }
            }
        } catch (CorruptDataException e) {
            throw new CorruptDataException(
                    "Cannot read " + file.name() + ": its schema has an " + e.getMessage() + ".", e);
        }
    }

    private long read(RowGroup group, long first, CheckpointContent content) {
        Map<String, ColumnCursor> cursors = new LinkedHashMap<>();
        try {
            COLUMNS.forEach((path, type) ->
                    cursors.put(path, group.column(Lookup.named(List.of(path.split("\\.")), type))));
            long row = first;
            for (long left = group.rows(); left > 0; ) {
                int rows = (int) Math.min(ROWS, left);
                Map<String, Column> columns = new HashMap<>();
                cursors.forEach((path, cursor) -> columns.put(path, cursor.next(rows)));
                batch = columns;
                for (int i = 0; i < rows; i++) {
                    take(i, row + i, content);
                }
                row += rows;
                left -= rows;
            }
            return row;
        } finally {
            cursors.values().forEach(ColumnCursor::close);
        }
    }

    private void take(int i, long row, CheckpointContent content) {
        try {
            String found = null;
            for (String witness : WITNESSES) {
                if (has(witness, i)) {
                    if (found != null) {
                        throw new CorruptDataException("it holds two actions, by " + found + " and " + witness);
                    }
                    found = witness;
                }
            }
            if (found == null) {
                throw new CorruptDataException("it holds no action");
            }
            content.take(action(found, i));
        } catch (CorruptDataException e) {
            throw new CorruptDataException(
                    "Cannot read row " + row + " of " + file.name() + ": " + e.getMessage() + ".", e);
        }
    }

    private Action action(String witness, int i) {
        return switch (witness) {
            case "add.path" -> add(i);
            case "txn.appId" -> new Action.Txn(text("txn.appId", i), number("txn.version", i));
            case "metaData.id" -> new Action.Metadata(metadata(i));
            case "protocol.minReaderVersion" ->
                new Action.NewProtocol(Protocol.checked(
                        number("protocol.minReaderVersion", i),
                        number("protocol.minWriterVersion", i),
                        optionalTexts("protocol.readerFeatures", i),
                        optionalTexts("protocol.writerFeatures", i)));
            case "sidecar.path" -> new Action.Sidecar(text("sidecar.path", i));
            case "checkpointMetadata.version" -> new Action.CheckpointMetadata(number("checkpointMetadata.version", i));
            default -> new Action.Other();
        };
    }

    private Action add(int i) {
        long size = number("add.size", i);
        if (size < 0) {
            throw new CorruptDataException("size of add is negative: " + size);
        }
        DataFile added = new DataFile(
                FilePaths.canonical(table, text("add.path", i)),
                size,
                map("add.partitionValues", i),
                number("add.modificationTime", i),
                optionalText("add.stats", i),
                deletionVector(i));
        return new Action.Add(
                added.spelled(text("add.path", i)), column("add.dataChange", i).booleanAt(i));
    }

    private Optional<DeletionVectorRef> deletionVector(int i) {
        String in = "add.deletionVector.";
        if (!has(in + "storageType", i)) {
            if (has(in + "pathOrInlineDv", i) || has(in + "cardinality", i)) {
                throw new CorruptDataException(in + "storageType is missing");
            }
            return Optional.empty();
        }
        return Optional.of(DeletionVectorRef.of(
                text(in + "storageType", i),
                text(in + "pathOrInlineDv", i),
                has(in + "offset", i) ? OptionalInt.of((int) number(in + "offset", i)) : OptionalInt.empty(),
                (int) number(in + "sizeInBytes", i),
                number(in + "cardinality", i)));
    }

    private TableMetadata metadata(int i) {
        optionalText("metaData.format.provider", i).ifPresent(ActionParser::requireParquet);
        return TableMetadata.of(
                text("metaData.id", i),
                optionalText("metaData.name", i),
                optionalText("metaData.description", i),
                text("metaData.schemaString", i),
                optionalTexts("metaData.partitionColumns", i)
                        .orElseThrow(() -> new CorruptDataException("metaData.partitionColumns is missing")),
                map("metaData.configuration", i),
                has("metaData.createdTime", i)
                        ? OptionalLong.of(number("metaData.createdTime", i))
                        : OptionalLong.empty());
    }

    private Column any(String path) {
        Column column = batch.get(path);
        if (column == null) {
            throw new IllegalArgumentException("No column " + path + " is read.");
        }
        return column;
    }

    private boolean has(String path, int i) {
        return !any(path).isNull(i);
    }

    private Column column(String path, int i) {
        Column column = any(path);
        if (column.isNull(i)) {
            throw new CorruptDataException(path + " is missing");
        }
        return column;
    }

    private String text(String path, int i) {
        return column(path, i).stringAt(i);
    }

    private Optional<String> optionalText(String path, int i) {
        return has(path, i) ? Optional.of(text(path, i)) : Optional.empty();
    }

    private long number(String path, int i) {
        return column(path, i).longAt(i);
    }

    private Optional<List<String>> optionalTexts(String path, int i) {
        if (!has(path, i)) {
            return Optional.empty();
        }
        int[] offsets = ACCESS.offsets(any(path));
        Column elements = ACCESS.elements(any(path));
        List<String> texts = new ArrayList<>();
        for (int at = offsets[i]; at < offsets[i + 1]; at++) {
            if (elements.isNull(at)) {
                throw new CorruptDataException(path + " has a null");
            }
            texts.add(elements.stringAt(at));
        }
        return Optional.of(texts);
    }

    /** Texts by key; what is null is left out. */
    private Map<String, String> map(String path, int i) {
        Column column = column(path, i);
        int[] offsets = ACCESS.offsets(column);
        List<Column> entries = ACCESS.children(ACCESS.elements(column));
        Map<String, String> map = new HashMap<>();
        for (int at = offsets[i]; at < offsets[i + 1]; at++) {
            if (entries.get(0).isNull(at)) {
                throw new CorruptDataException(path + " has a key that is null");
            }
            String value = entries.get(1).isNull(at) ? null : entries.get(1).stringAt(at);
            if (value != null && map.put(entries.get(0).stringAt(at), value) != null) {
                throw new CorruptDataException(
                        path + " has a key twice: " + entries.get(0).stringAt(at));
            }
        }
        return map;
    }
}

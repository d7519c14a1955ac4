package dev.boathouse.damage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.TableSpec;
import dev.boathouse.parquet.ColumnSpec;
import dev.boathouse.parquet.ColumnSpec.Shape;
import dev.boathouse.parquet.FileColumn;
import dev.boathouse.parquet.FileSpec;
import dev.boathouse.parquet.HandMadeTable;
import dev.boathouse.parquet.Kinds;
import dev.boathouse.parquet.RandomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The tables that are damaged, of many shapes, each small. */
final class Tables {

    private static final int ROWS = 120;

    private final Path folder;

    private Tables(Path folder) {
        this.folder = folder;
    }

    /** Makes all of them, each in a folder of its own. */
    static void make(Path folder) throws IOException {
        Tables tables = new Tables(folder);
        tables.ours("ours", false);
        tables.ours("ours-with-checkpoint", true);
        for (int i = 0; i < 6; i++) {
            tables.files("files-" + i, 3, i);
        }
        tables.mapped("name");
        tables.mapped("id");
        tables.deletionVectors("vectors", Checkpoint.NONE);
        tables.deletionVectors("vectors-in-checkpoint", Checkpoint.CLASSIC);
        tables.partitioned("checkpoint", Checkpoint.CLASSIC);
        tables.partitioned("checkpoint-of-parts", Checkpoint.PARTS);
        tables.partitioned("checkpoint-v2-json", Checkpoint.V2_JSON);
        tables.partitioned("checkpoint-v2-parquet", Checkpoint.V2_PARQUET);
        tables.partitioned("commits", Checkpoint.NONE);
    }

    private enum Checkpoint {
        NONE,
        CLASSIC,
        PARTS,
        V2_JSON,
        V2_PARQUET
    }

    /** By our own writer. */
    private void ours(String name, boolean checkpoints) {
        Schema schema = Schema.of(
                Schema.Field.of("id", DataType.LONG).required(),
                Schema.Field.of("part", DataType.STRING),
                Schema.Field.of("amount", DataType.DOUBLE),
                Schema.Field.of("text", DataType.STRING));
        DeltaTable table = DeltaTable.at(folder.resolve(name).toString());
        TableSpec spec = TableSpec.of(schema).partitionedBy("part");
        table.create(checkpoints ? spec.withProperty("delta.checkpointInterval", "3") : spec);
        Random random = new Random(7);
        for (int commit = 0; commit < 4; commit++) {
            List<@Nullable Object> ids = new ArrayList<>();
            List<@Nullable Object> parts = new ArrayList<>();
            List<@Nullable Object> amounts = new ArrayList<>();
            List<@Nullable Object> texts = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                ids.add((long) commit * ROWS + i);
                parts.add(random.nextInt(5) == 0 ? null : "p " + random.nextInt(2));
                amounts.add(random.nextInt(9) == 0 ? null : (Double) random.nextGaussian());
                texts.add("text " + random.nextInt(commit == 0 ? 5 : 5000));
            }
            table.append(Frame.of(
                            schema,
                            List.of(
                                    Column.of(DataType.LONG, ids),
                                    Column.of(DataType.STRING, parts),
                                    Column.of(DataType.DOUBLE, amounts),
                                    Column.of(DataType.STRING, texts))))
                    .commit();
        }
    }

    private static ColumnSpec id(int first, int rows, Random random) {
        List<@Nullable Object> ids = new ArrayList<>();
        LongStream.range(first, first + rows).forEach(ids::add);
        ColumnSpec drawn = RandomFile.column("id", Kinds.id(), Shape.VALUE, rows, random);
        return new ColumnSpec("id", Shape.VALUE, drawn.kind(), false, drawn.coding(), ids);
    }

    /** Files with one schema and random everything else. */
    private List<FileSpec> files(int count, long seed) {
        List<FileSpec> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Kinds are drawn from the first, so that all have the same.
            Random kinds = new Random(seed);
            Random random = new Random(seed * 100 + i);
            List<ColumnSpec> columns = new ArrayList<>(List.of(id(i * ROWS, ROWS, random)));
            for (int c = 0; c < 5; c++) {
                var kind = Kinds.any(kinds);
                Shape shape = c == 4 ? Shape.LIST : Shape.VALUE;
                ColumnSpec column = RandomFile.column("c" + c, kind, shape, ROWS, random);
                columns.add(new ColumnSpec(column.name(), shape, kind, false, column.coding(), column.cells()));
            }
            files.add(RandomFile.of(ROWS, 0, true, random).with(columns));
        }
        return files;
    }

    private static String stats(int index, int rows) {
        return "{\"numRecords\":" + rows + ",\"minValues\":{\"id\":" + index * ROWS + "},\"maxValues\":{\"id\":"
                + (index * ROWS + rows - 1) + "},\"nullCount\":{\"id\":0}}";
    }

    private void files(String name, int count, long seed) throws IOException {
        HandMadeTable table = new HandMadeTable(folder.resolve(name));
        List<FileSpec> files = files(count, seed);
        Schema schema = files.get(0).schema();
        List<ObjectNode> actions = new ArrayList<>(List.of(
                HandMadeTable.protocol(HandMadeTable.features(schema)),
                HandMadeTable.metadata(schema, List.of(), Map.of())));
        for (int i = 0; i < files.size(); i++) {
            String path = "part-" + i + ".parquet";
            files.get(i).writeTo(table.folder().resolve(path));
            actions.add(table.add(path, Map.of(), i == 0 ? null : stats(i, ROWS)));
        }
        table.commit(actions);
    }

    /** Columns that files have under other names, or by number. */
    private void mapped(String mode) throws IOException {
        HandMadeTable table = new HandMadeTable(folder.resolve("mapped-by-" + mode));
        List<FileSpec> files = files(2, 77);
        Schema schema = files.get(0).schema();
        List<ObjectNode> actions = new ArrayList<>(List.of(
                HandMadeTable.protocol(
                        schema.toString().contains("timestamp_ntz")
                                ? new String[] {"columnMapping", "timestampNtz"}
                                : new String[] {"columnMapping"}),
                HandMadeTable.metadata(schema, List.of(), Map.of("delta.columnMapping.mode", mode))));
        for (int i = 0; i < files.size(); i++) {
            String path = "part-" + i + ".parquet";
            List<ColumnSpec> renamed = new ArrayList<>();
            for (FileColumn column : files.get(i).columns()) {
                renamed.add(
                        ((ColumnSpec) column).mapped(HandMadeTable.physicalName(renamed.size()), renamed.size() + 1));
            }
            files.get(i).with(renamed).writeTo(table.folder().resolve(path));
            actions.add(table.add(path, Map.of(), null));
        }
        table.commit(actions);
    }

    private void deletionVectors(String name, Checkpoint checkpoint) throws IOException {
        HandMadeTable table = new HandMadeTable(folder.resolve(name));
        List<FileSpec> files = files(3, 5);
        Schema schema = files.get(0).schema();
        List<ObjectNode> start = new ArrayList<>(List.of(
                HandMadeTable.protocol(
                        schema.toString().contains("timestamp_ntz")
                                ? new String[] {"deletionVectors", "timestampNtz"}
                                : new String[] {"deletionVectors"}),
                HandMadeTable.metadata(schema, List.of(), Map.of())));
        List<ObjectNode> adds = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String path = "part-" + i + ".parquet";
            files.get(i).writeTo(table.folder().resolve(path));
            adds.add(table.add(path, Map.of(), stats(i, ROWS)));
        }
        List<ObjectNode> first = new ArrayList<>(start);
        first.addAll(adds);
        table.commit(first);
        DeletedRowsFile vectors = new DeletedRowsFile(new UUID(0x1234_5678_9abc_4defL, 0x8123_4567_89ab_cdefL));
        List<ObjectNode> references = List.of(
                vectors.stored(1, 5, 6, 100),
                vectors.stored(LongStream.range(20, 90).toArray()),
                DeletedRowsFile.inline(0, 2, 119));
        vectors.writeTo(table.folder());
        List<ObjectNode> second = new ArrayList<>();
        List<ObjectNode> now = new ArrayList<>();
        for (int i = 0; i < adds.size(); i++) {
            ObjectNode changed = adds.get(i).deepCopy();
            ((ObjectNode) changed.get("add")).set("deletionVector", references.get(i));
            second.add(HandMadeTable.remove(adds.get(i)));
            second.add(changed);
            now.add(changed);
        }
        table.commit(second);
        checkpoint(
                table,
                1,
                checkpoint,
                start,
                now,
                second.stream().filter(action -> action.has("remove")).toList());
    }

    private void partitioned(String name, Checkpoint checkpoint) throws IOException {
        HandMadeTable table = new HandMadeTable(folder.resolve(name));
        List<FileSpec> files = files(5, 9);
        Schema schema = files.get(0)
                .schema()
                .with(Schema.Field.of("day", DataType.DATE))
                .with(Schema.Field.of("p", DataType.INT));
        boolean modern = checkpoint == Checkpoint.V2_JSON || checkpoint == Checkpoint.V2_PARQUET;
        List<String> features = new ArrayList<>(List.of(HandMadeTable.features(schema)));
        if (modern) {
            features.add("v2Checkpoint");
        }
        List<ObjectNode> start = List.of(
                HandMadeTable.protocol(features.toArray(String[]::new)),
                HandMadeTable.metadata(schema, List.of("day", "p"), Map.of("delta.checkpointInterval", "10")));
        List<ObjectNode> adds = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String path = "part-" + i + ".parquet";
            files.get(i).writeTo(table.folder().resolve(path));
            adds.add(table.add(path, i == 0 ? Map.of("day", "2024-02-29", "p", "" + i) : day(i), stats(i, ROWS)));
        }
        List<ObjectNode> first = new ArrayList<>(start);
        first.add(adds.get(0));
        first.add(adds.get(1));
        table.commit(first);
        ObjectNode removed = HandMadeTable.remove(adds.get(0));
        table.commit(List.of(adds.get(2), removed));
        List<ObjectNode> now = new ArrayList<>(adds.subList(1, 3));
        checkpoint(table, 1, checkpoint, start, now, List.of(removed));
        table.commit(List.of(adds.get(3)));
        table.commit(List.of(adds.get(4)));
    }

    private static Map<String, @Nullable String> day(int i) {
        Map<String, @Nullable String> values = new java.util.HashMap<>();
        values.put("day", "2024-03-0" + i);
        values.put("p", i == 3 ? null : "" + i);
        return values;
    }

    /** Writes a checkpoint of a version, and removes the commits before it, so that it matters. */
    private static void checkpoint(
            HandMadeTable table,
            long version,
            Checkpoint kind,
            List<ObjectNode> start,
            List<ObjectNode> adds,
            List<ObjectNode> removes)
            throws IOException {
        if (kind == Checkpoint.NONE) {
            return;
        }
        List<ObjectNode> all = new ArrayList<>(start);
        all.addAll(adds);
        all.addAll(removes);
        ObjectNode last =
                JsonNodeFactory.instance.objectNode().put("version", version).put("size", all.size());
        switch (kind) {
            case CLASSIC -> CheckpointRows.write(table.logFile(version, "checkpoint.parquet"), all);
            case PARTS -> {
                last.put("parts", 2);
                int half = all.size() / 2;
                CheckpointRows.write(
                        table.logFile(version, "checkpoint.0000000001.0000000002.parquet"), all.subList(0, half));
                CheckpointRows.write(
                        table.logFile(version, "checkpoint.0000000002.0000000002.parquet"),
                        all.subList(half, all.size()));
            }
            default -> last = v2(table, version, kind, start, adds, removes);
        }
        Files.writeString(table.log().resolve("_last_checkpoint"), last.toString());
        for (long before = 0; before < version; before++) {
            Files.delete(table.logFile(before, "json"));
        }
    }

    private static ObjectNode v2(
            HandMadeTable table,
            long version,
            Checkpoint kind,
            List<ObjectNode> start,
            List<ObjectNode> adds,
            List<ObjectNode> removes)
            throws IOException {
        Files.createDirectories(table.log().resolve("_sidecars"));
        List<ObjectNode> top = new ArrayList<>();
        top.add(JsonNodeFactory.instance.objectNode());
        top.get(0).putObject("checkpointMetadata").put("version", version);
        top.addAll(start);
        List<List<ObjectNode>> parts = List.of(adds, removes);
        for (int i = 0; i < parts.size(); i++) {
            String name = "016ae953-37a9-438e-8683-9a9a4a79a39" + i + ".parquet";
            Path file = table.log().resolve("_sidecars").resolve(name);
            CheckpointRows.write(file, parts.get(i));
            ObjectNode sidecar = JsonNodeFactory.instance.objectNode();
            sidecar.putObject("sidecar")
                    .put("path", name)
                    .put("sizeInBytes", Files.size(file))
                    .put("modificationTime", 1_700_000_000_000L);
            top.add(sidecar);
        }
        String suffix = "checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.";
        if (kind == Checkpoint.V2_PARQUET) {
            CheckpointRows.write(table.logFile(version, suffix + "parquet"), top);
        } else {
            List<String> lines = top.stream().map(ObjectNode::toString).toList();
            Files.writeString(table.logFile(version, suffix + "json"), String.join("\n", lines) + "\n");
        }
        return JsonNodeFactory.instance.objectNode().put("version", version).put("size", top.size());
    }
}

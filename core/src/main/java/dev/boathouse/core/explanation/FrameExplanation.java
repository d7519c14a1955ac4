package dev.boathouse.core.explanation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.features.FeatureEncoder;
import dev.boathouse.core.internal.ColumnAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Explains the rows of a frame in blocks. */
final class FrameExplanation {

    static final String EXPECTED = "expected";
    static final String CONTRIBUTIONS = "contributions";
    static final String EXPLAINED = "explained";

    private static final int BLOCK = 1024;
    private static final int SEVERAL = 2;

    private final Explained explained;

    FrameExplanation(Explained explained) {
        this.explained = explained;
    }

    private List<Schema.Field> added() {
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(Schema.Field.of(EXPECTED, DataType.DOUBLE).required());
        fields.add(Schema.Field.of(CONTRIBUTIONS, new DataType.Array(DataType.DOUBLE))
                .required());
        if (explained.model().trainingRecord().classes().size() > SEVERAL) {
            fields.add(Schema.Field.of(EXPLAINED, DataType.STRING).required());
        }
        return fields;
    }

    Frame explain(Frame frame, String step) {
        List<Schema> wider = new ArrayList<>(List.of(frame.schema()));
        for (Schema.Field field : added()) {
            Schema last = wider.get(wider.size() - 1);
            if (last.contains(field.name())) {
                throw new IllegalArgumentException("Cannot explain: the frame already has a column \"" + field.name()
                        + "\". Select the other columns first.");
            }
            wider.add(last.with(field));
        }
        FeatureEncoder encoder = explained.model().features().bind(frame.schema());
        List<Chunk> chunks = new ArrayList<>();
        long row = 0;
        for (Chunk chunk : frame.chunks()) {
            Chunk with = chunk;
            List<Column> columns = columns(chunk, row, encoder);
            for (int i = 0; i + 1 < wider.size(); i++) {
                Schema schema = wider.get(i + 1);
                with = ColumnAccess.direct()
                        .with(with, schema, schema.field(schema.size() - 1).name(), columns.get(i));
            }
            chunks.add(with);
            row += chunk.size();
        }
        return ColumnAccess.direct()
                .frame(wider.get(wider.size() - 1), chunks, frame.origin().then(step));
    }

    private List<Column> columns(Chunk chunk, long firstRow, FeatureEncoder encoder) {
        int rows = chunk.size();
        int width = explained.sources().columns().size();
        double[] expected = new double[rows];
        double[] sums = new double[Math.multiplyExact(rows, width)];
        List<String> classes = explained.scores().classes();
        String[] names = new String[rows];
        Arrays.fill(names, "");
        double[] features = new double[Math.min(BLOCK, rows) * encoder.size()];
        double[] contributions = new double[features.length];
        for (int from = 0; from < rows; from += BLOCK) {
            int count = Math.min(BLOCK, rows - from);
            encoder.encode(chunk, from, from + count, firstRow, features);
            int[] which = explained.which(features, count);
            explained.attribution().contributions(features, count, which, contributions);
            for (int i = 0; i < count; i++) {
                expected[from + i] = explained.expected(which[i]);
                names[from + i] = classes.isEmpty() ? "" : classes.get(which[i]);
                explained.sources().sum(contributions, i * encoder.size(), sums, (from + i) * width);
            }
        }
        int[] offsets = IntStream.rangeClosed(0, rows).map(row -> row * width).toArray();
        ColumnAccess access = ColumnAccess.direct();
        return List.of(
                access.ofDoubles(expected, rows, null),
                access.ofArrays(offsets, access.ofDoubles(sums, sums.length, null), rows, null),
                Column.ofStrings(names));
    }
}

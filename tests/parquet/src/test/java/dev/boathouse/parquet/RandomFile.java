package dev.boathouse.parquet;

import dev.boathouse.parquet.ColumnSpec.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Draws files. */
public final class RandomFile {

    private static final List<CompressionCodecName> CODECS = List.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD,
            CompressionCodecName.LZ4_RAW);

    private RandomFile() {}

    /** A file, from a few rows to some thousands, now and then more than a chunk of a frame holds. */
    public static FileSpec any(Random random) {
        int rows = switch (random.nextInt(120)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> 65_530 + random.nextInt(20_000);
            default -> 1 + random.nextInt(random.nextBoolean() ? 100 : 3000);
        };
        return of(rows, 1 + random.nextInt(rows > 10_000 ? 3 : 6), random.nextBoolean(), random);
    }

    /** A file of a size. */
    public static FileSpec of(int rows, int columns, boolean checksums, Random random) {
        List<FileColumn> specs = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            specs.add(random.nextInt(8) == 0 ? structs("c" + i, rows, random) : column("c" + i, rows, random));
        }
        int rowGroup = random.nextInt(3) == 0 ? 1 + random.nextInt(Math.max(1, rows)) : Math.max(1, rows);
        return new FileSpec(
                specs,
                rows,
                CODECS.get(random.nextInt(CODECS.size())),
                random.nextBoolean() ? WriterVersion.PARQUET_1_0 : WriterVersion.PARQUET_2_0,
                256 << random.nextInt(12),
                random.nextBoolean() ? 20_000 : 1 + random.nextInt(rows > 10_000 || random.nextBoolean() ? 500 : 20),
                Math.max(rowGroup, rows / 20),
                64 << random.nextInt(10),
                random.nextBoolean(),
                checksums,
                random.nextInt(8) == 0);
    }

    /** A column of any kind. */
    public static ColumnSpec column(String name, int rows, Random random) {
        Kind kind = Kinds.any(random);
        Shape shape = random.nextInt(4) > 0 ? Shape.VALUE : Shape.values()[random.nextInt(Shape.values().length)];
        return column(name, kind, shape, rows, random);
    }

    /** A column of a kind. */
    public static ColumnSpec column(String name, Kind kind, Shape shape, int rows, Random random) {
        double nulls = new double[] {0, 0, 0.03, 0.5, 0.95, 1}[random.nextInt(6)];
        boolean required = nulls == 0 && random.nextBoolean();
        PrimitiveTypeName physical = kind.physical();
        List<Coding> codings = Coding.of(physical);
        Coding coding = codings.get(random.nextInt(codings.size()));
        Pattern pattern = Pattern.values()[random.nextInt(Pattern.values().length)];
        List<@Nullable Object> cells = shape == Shape.VALUE
                ? withNulls(pattern.values(kind, rows, random), nulls, random)
                : lists(kind, pattern, shape, rows, nulls, random);
        return new ColumnSpec(name, shape, kind, required, coding, cells);
    }

    /** A column of structs, or of lists of them. */
    private static StructSpec structs(String name, int rows, Random random) {
        boolean inLists = random.nextBoolean();
        int longest = rows > 10_000 ? 2 : 1 + random.nextInt(6);
        double nulls = new double[] {0, 0.1, 0.9, 1}[random.nextInt(4)];
        int[] starts = new int[rows + 1];
        boolean[] isNull = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            isNull[i] = inLists && random.nextDouble() < nulls;
            starts[i + 1] = starts[i] + (isNull[i] ? 0 : inLists ? random.nextInt(longest + 1) : 1);
        }
        int total = starts[rows];
        double missing = random.nextBoolean() ? 0 : nulls;
        List<Boolean> present = new ArrayList<>();
        while (present.size() < total) {
            present.add(random.nextDouble() >= missing);
        }
        List<ColumnSpec> members = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            members.add(column("m" + i, Kinds.any(random), Shape.VALUE, total, random));
        }
        return new StructSpec(name, inLists, members, starts, isNull, present);
    }

    /** Single nulls, or runs of them. */
    private static List<@Nullable Object> withNulls(List<? extends Object> values, double share, Random random) {
        List<@Nullable Object> cells = new ArrayList<>(values);
        boolean runs = random.nextBoolean();
        boolean isNull = random.nextDouble() < share;
        for (int i = 0; i < cells.size(); i++) {
            if (!runs || random.nextInt(40) == 0) {
                isNull = random.nextDouble() < share;
            }
            if (isNull) {
                cells.set(i, null);
            }
        }
        return cells;
    }

    private static List<@Nullable Object> lists(
            Kind kind, Pattern pattern, Shape shape, int rows, double nulls, Random random) {
        int longest = rows > 10_000 ? 3 : 1 + random.nextInt(12);
        boolean sameLength = random.nextInt(4) == 0;
        int[] lengths = new int[rows];
        int total = 0;
        for (int i = 0; i < rows; i++) {
            lengths[i] = sameLength ? longest : random.nextInt(longest + 1);
            total += lengths[i];
        }
        List<Object> values = pattern.values(kind, total, random);
        double inner = shape == Shape.LIST && random.nextBoolean() ? random.nextDouble() : 0;
        List<@Nullable Object> elements = withNulls(values, inner, random);
        List<Object> cells = new ArrayList<>();
        int next = 0;
        for (int length : lengths) {
            cells.add(new ArrayList<>(elements.subList(next, next + length)));
            next += length;
        }
        return withNulls(cells, nulls, random);
    }
}

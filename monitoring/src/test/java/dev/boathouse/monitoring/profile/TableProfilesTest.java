package dev.boathouse.monitoring.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Filter;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.data.Schema.Field;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.Scan;
import dev.boathouse.delta.Snapshot;
import dev.boathouse.delta.TableFile;
import dev.boathouse.delta.TableSpec;
import dev.boathouse.delta.WriteOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile that was merged of kept ones has the bytes of one that was made from all rows. */
class TableProfilesTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("x", DataType.DOUBLE),
            Field.of("city", DataType.STRING),
            Field.of("n", DataType.LONG),
            Field.of("day", DataType.DATE),
            Field.of("part", DataType.INT));
    private static final Field LATER = Field.of("later", DataType.DOUBLE);

    @TempDir
    Path folder;

    private final Counting cache = new Counting();

    /** A cache that knows how often it was asked for nothing, and how often it was given something. */
    private static final class Counting implements ProfileCache {
        private final Map<String, byte[]> entries = new ConcurrentHashMap<>();
        private final AtomicInteger stored = new AtomicInteger();

        @Override
        public Optional<byte[]> find(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        @Override
        public void store(String key, byte[] bytes) {
            stored.incrementAndGet();
            entries.put(key, bytes);
        }
    }

    private static Frame rows(Random random, Schema schema, int size) {
        List<Column> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                values.add(random.nextInt(10) == 0 ? null : value(random, field));
            }
            columns.add(Column.of(field.type(), values));
        }
        return Frame.of(schema, columns);
    }

    private static Object value(Random random, Field field) {
        return switch (field.name()) {
            case "city" -> "city " + random.nextInt(5_000);
            case "n" -> (long) random.nextInt(300);
            case "day" -> LocalDate.ofEpochDay(random.nextInt(700));
            case "part" -> random.nextInt(3);
            default -> random.nextGaussian() * 100;
        };
    }

    private DeltaTable table(String... partition) {
        DeltaTable table = DeltaTable.at(folder.resolve("t").toUri().toString());
        table.create(TableSpec.of(SCHEMA).partitionedBy(partition).withProperty("delta.enableDeletionVectors", "true"));
        return table;
    }

    /** Appends a file each. */
    private static void append(DeltaTable table, Random random, int files, int rows) {
        for (int i = 0; i < files; i++) {
            table.append(rows(random, table.latest().schema(), rows)).commit();
        }
    }

    @Test
    void profileOfEveryVersionOfARandomTableIsThatOfItsRows() throws Exception {
        long seed = Long.getLong("cases.seed", 20261126L);
        System.out.println("TableProfilesTest seed " + seed);
        Random random = new Random(seed);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            DeltaTable table = table("part");
            append(table, random, 3, 400);
            ProfileCache files = ProfileCache.in(folder.resolve("cache"));
            for (int step = 0; step < 14; step++) {
                change(table, random, step);
                Snapshot snapshot = table.latest();
                Filter filter = Filter.greaterThan("x", 50.0 * random.nextGaussian())
                        .or(Filter.equal("part", random.nextInt(3)));
                for (Scan scan : List.of(
                        snapshot.scan(),
                        snapshot.scan().select("city", "part").where(filter),
                        snapshot.scan().select("x").where(filter))) {
                    byte[] plain = Profile.of(scan).bytes();
                    for (ProfileCache one : List.of(cache, files)) {
                        assertThat(Profiling.standard()
                                        .withCache(one)
                                        .of(scan.on(threads, 1 + random.nextInt(3)))
                                        .bytes())
                                .as("seed %s, step %s, %s", seed, step, scan)
                                .isEqualTo(plain);
                    }
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void change(DeltaTable table, Random random, int step) throws Exception {
        switch (step) {
            case 4 -> table.addColumns(LATER).commit();
            case 5 ->
                table.with(WriteOptions.standard().withTargetFileSize(1 << 20))
                        .compact()
                        .commit();
            case 2, 6, 9 -> deleteSome(table, random);
            case 7 ->
                table.overwriteWhere(
                                Filter.equal("part", 1),
                                rows(random, table.latest().schema(), 600).where(Filter.equal("part", 1)))
                        .commit();
            case 10 -> table.deleteWhere(Filter.lessThan("x", -120.0)).commit();
            case 12 ->
                table.overwrite(rows(random, table.latest().schema(), 500)).commit();
            default -> append(table, random, 1 + random.nextInt(3), 1 + random.nextInt(900));
        }
    }

    /** Takes rows of some files away as other engines do: by a deletion vector, in a commit by hand. */
    private void deleteSome(DeltaTable table, Random random) throws Exception {
        Snapshot snapshot = table.latest();
        List<String> actions = new ArrayList<>();
        assertThat(snapshot.rowCount()).hasValue(snapshot.scan().read().rowCount());
        List<TableFile> files = snapshot.files();
        for (TableFile file : files.subList(0, Math.min(3, files.size()))) {
            int rows = (int) file.rows().orElseThrow();
            int[] gone = IntStream.range(0, rows)
                    .filter(row -> random.nextInt(4) == 0)
                    .toArray();
            String partition = file.partitionValues().isEmpty()
                    ? "{\"part\":null}"
                    : "{\"part\":\"" + file.partitionValues().get("part") + "\"}";
            if (gone.length == 0 || hasVector(file)) {
                continue;
            }
            actions.add("{\"remove\":{\"path\":\"" + file.path()
                    + "\",\"deletionTimestamp\":1,\"dataChange\":true,\"partitionValues\":" + partition + "}}");
            actions.add("{\"add\":{\"path\":\"" + file.path() + "\",\"partitionValues\":" + partition + ",\"size\":"
                    + file.size() + ",\"modificationTime\":1,\"dataChange\":true,\"stats\":\"{\\\"numRecords\\\":"
                    + rows + "}\"" + vector(gone) + "}}");
        }
        Path log = folder.resolve("t/_delta_log");
        Files.write(log.resolve(String.format(Locale.ROOT, "%020d.json", snapshot.version() + 1)), actions);
        assertThat(table.latest().rowCount().orElseThrow())
                .isLessThan(snapshot.rowCount().orElseThrow());
    }

    private static boolean hasVector(TableFile file) {
        return !file.statistics().contains("nullCount");
    }

    /** One bitmap of one array of positions, below 4096 of them, as RoaringFormatSpec has it. */
    private String vector(int[] rows) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 8 + 4 + 4 + 4 + 4 + 4 + 2 * rows.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1681511377)
                .putLong(1)
                .putInt(0)
                .putInt(12346)
                .putInt(1)
                .putShort((short) 0)
                .putShort((short) (rows.length - 1))
                .putInt(16);
        for (int row : rows) {
            bytes.putShort((short) row);
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes.array());
        ByteBuffer content = ByteBuffer.allocate(1 + 4 + bytes.capacity() + 4)
                .put((byte) 1)
                .putInt(bytes.capacity())
                .put(bytes.array())
                .putInt((int) checksum.getValue());
        Path file = Files.createTempFile(folder.resolve("t"), "vector", ".bin");
        Files.write(file, content.array());
        return ",\"deletionVector\":{\"storageType\":\"p\",\"pathOrInlineDv\":\"" + file.toUri()
                + "\",\"offset\":1,\"sizeInBytes\":" + bytes.capacity() + ",\"cardinality\":"
                + rows.length + "}";
    }

    @Test
    void aChangedFileCostsThatFileAndAFewMerges() {
        DeltaTable table = table();
        append(table, new Random(3), 24, 20);
        Profiling profiling = Profiling.standard().withCache(cache);
        Profile first = profiling.of(table.latest());
        int full = cache.stored.get();
        assertThat(full).isBetween(25, 48);

        assertThat(profiling.of(table.latest())).isEqualTo(first);
        assertThat(cache.stored).hasValue(full);

        append(table, new Random(4), 1, 20);
        Profile second = profiling.of(table.latest());
        assertThat(second).isEqualTo(Profile.of(table.latest()));
        assertThat(cache.stored.get() - full).isBetween(2, 8);
        assertThat(profiling.of(table.version(table.latest().version() - 1))).isEqualTo(first);
    }

    @Test
    void whatIsReadAnotherWayHasAnotherPlace() {
        DeltaTable table = table("part");
        append(table, new Random(5), 2, 50);
        Profiling profiling = Profiling.standard().withCache(cache);
        Snapshot snapshot = table.latest();
        List<Scan> scans = List.of(
                snapshot.scan(),
                snapshot.scan().select("x"),
                snapshot.scan().select("n"),
                snapshot.scan().select("x", "n"),
                snapshot.scan().select("n", "x"),
                snapshot.scan().where(Filter.greaterThan("x", 0.0)),
                snapshot.scan().where(Filter.greaterThan("x", 1.0)));
        for (int round = 0; round < 2; round++) {
            for (Scan scan : scans) {
                assertThat(profiling.of(scan)).isEqualTo(Profile.of(scan));
            }
        }
    }

    @Test
    void aScanWithALimitIsProfiledAsItIs() {
        DeltaTable table = table();
        append(table, new Random(6), 2, 50);
        assertThat(Profiling.standard()
                        .withCache(cache)
                        .of(table.latest().scan().limit(60)))
                .isEqualTo(Profile.of(table.latest().scan().limit(60)));
        assertThat(cache.entries).isEmpty();
    }

    @Test
    void aTableWithoutRowsHasAProfile() {
        DeltaTable table = table();
        assertThat(Profiling.standard().withCache(cache).of(table.latest())).isEqualTo(Profile.of(table.latest()));
    }

    @Test
    void damagedEntriesAreMadeAnew() {
        DeltaTable table = table();
        append(table, new Random(7), 6, 60);
        Profiling profiling = Profiling.standard().withCache(cache);
        Profile good = profiling.of(table.latest());
        Map<String, byte[]> whole = new HashMap<>(cache.entries);
        byte[] other = whole.values().iterator().next();
        Random random = new Random(8);
        for (int round = 0; round < 60; round++) {
            cache.entries.putAll(whole);
            for (String key : whole.keySet()) {
                byte[] bytes = whole.get(key).clone();
                switch (random.nextInt(4)) {
                    case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                    case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    case 2 -> bytes = other;
                    default -> bytes = whole.get(key);
                }
                cache.entries.put(key, bytes);
            }
            assertThat(profiling.of(table.latest())).as("round %s", round).isEqualTo(good);
        }
        int before = cache.stored.get();
        assertThat(profiling.of(table.latest())).isEqualTo(good);
        assertThat(cache.stored).hasValue(before);
    }

    @Test
    void aCacheThatFailsCostsOnlyTime() {
        DeltaTable table = table();
        append(table, new Random(9), 3, 60);
        ProfileCache broken = new ProfileCache() {
            @Override
            public Optional<byte[]> find(String key) {
                throw new IllegalStateException("no connection");
            }

            @Override
            public void store(String key, byte[] bytes) {
                throw new IllegalStateException("no connection");
            }
        };
        assertThat(Profiling.standard().withCache(broken).of(table.latest())).isEqualTo(Profile.of(table.latest()));
    }
}

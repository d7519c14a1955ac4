package dev.boathouse.benchmarks;

import dev.boathouse.core.algorithm.LogisticRegression;
import dev.boathouse.core.check.Check;
import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.metric.Metric;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.training.Trainer;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.registry.Decision.Approved;
import dev.boathouse.registry.Gate;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import dev.boathouse.registry.audit.RegistryEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registry with very many events, made in seconds: real events of one model are told again and again for other models and versions, chained as
 * docs/registry-format.md says, and appended to the table at once. Every model has 50 versions; each was judged against the one before and
 * promoted.
 */
final class RegistryLog {

    static final String MODEL = "model-";
    static final String ALIAS = "champion";
    private static final int VERSIONS = 50;
    private static final int EVENTS_OF_VERSION = 3;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Path folder;
    private final int events;
    private final Model model;
    private final Evaluation evaluation;

    RegistryLog(Path folder, int events) {
        this.folder = folder;
        this.events = events - events % (VERSIONS * EVENTS_OF_VERSION);
        Frame rows = flights(400);
        this.model = Trainer.classification("late")
                .algorithm(LogisticRegression.ofPenalty(1))
                .fit(rows);
        this.evaluation = Evaluation.of(model, rows);
    }

    String uri() {
        return folder.toUri().toString();
    }

    Path folder() {
        return folder;
    }

    Model model() {
        return model;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    int models() {
        return events / (VERSIONS * EVENTS_OF_VERSION);
    }

    int versions() {
        return events / EVENTS_OF_VERSION;
    }

    private static Frame flights(int rows) {
        Random random = new Random(7);
        double[] hour = random.doubles(rows, 0, 24).toArray();
        boolean[] late = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            late[i] = random.nextDouble() * 24 < hour[i];
        }
        return Frame.of(
                Schema.of(Schema.Field.of("hour", DataType.DOUBLE), Schema.Field.of("late", DataType.BOOLEAN)),
                List.of(Column.ofDoubles(hour), Column.ofBooleans(late)));
    }

    /** Judges and promotes what was registered; gives the approval. */
    Approved approved(ModelRegistry registry, ModelVersion version) {
        Comparison comparison =
                Comparison.of(evaluation, registry.model(version.model(), ALIAS).map(any -> evaluation));
        return (Approved) registry.record(
                version, Gate.require(Check.atLeast(Metric.AUC, 0.1)).decide(comparison));
    }

    /** Makes the registry, with its state stored. */
    void make() {
        ModelRegistry seed = ModelRegistry.open(uri());
        for (int version = 1; version <= 2; version++) {
            seed.promote(ALIAS, approved(seed, seed.register(MODEL + 0, model, evaluation)));
        }
        List<RegistryEvent> told = seed.audit();
        List<Object[]> rows = new ArrayList<>();
        String hash = told.get(told.size() - 1).hash();
        // The seeds are versions 1 and 2 of the first model.
        for (int i = 2; i < versions(); i++) {
            int number = i % VERSIONS + 1;
            String name = MODEL + i / VERSIONS;
            List<RegistryEvent> kind = number == 1
                    ? told.subList(0, EVENTS_OF_VERSION)
                    : told.subList(EVENTS_OF_VERSION, 2 * EVENTS_OF_VERSION);
            String decision = UUID.randomUUID().toString();
            for (int step = 0; step < EVENTS_OF_VERSION; step++) {
                RegistryEvent event = kind.get(step);
                String id = step == 1 ? decision : UUID.randomUUID().toString();
                String payload = event.payload()
                        .replace(kind.get(1).id(), decision)
                        .replace("\"from-version\":1", "\"from-version\":" + (number - 1));
                hash = append(rows, id, event, name, number, payload, hash);
            }
        }
        DeltaTable table = DeltaTable.at(uri());
        table.append(frame(table.latest().schema(), rows))
                .withTransaction("boathouse-registry", told.size() + (long) rows.size())
                .commit();
        ModelRegistry.open(uri()).upkeep().storeState();
    }

    private static String append(
            List<Object[]> rows,
            String id,
            RegistryEvent event,
            String name,
            int number,
            String payload,
            String before) {
        long sequence = 7L + rows.size();
        Instant at = START.plusSeconds(sequence);
        @Nullable String alias = event.alias().orElse(null);
        String hash = hash(
                "boathouse-registry-event-1",
                Long.toString(sequence),
                id,
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
                event.actor(),
                event.type(),
                name,
                Integer.toString(number),
                alias,
                payload,
                before);
        rows.add(new Object[] {sequence, id, at, event.actor(), event.type(), name, number, alias, payload, before, hash
        });
        return hash;
    }

    private static String hash(@Nullable String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(text == null ? -1 : bytes.length)
                        .array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Frame frame(Schema schema, List<Object[]> rows) {
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < schema.names().size(); column++) {
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            for (Object[] row : rows) {
                values.add(row[column]);
            }
            columns.add(Column.of(schema.field(column).type(), values));
        }
        return Frame.of(schema, columns);
    }
}

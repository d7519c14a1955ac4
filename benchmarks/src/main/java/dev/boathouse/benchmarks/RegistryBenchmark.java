package dev.boathouse.benchmarks;

import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import dev.boathouse.registry.VersionQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * A registry with 100, 10,000 and 100,000 events. No other registry can be embedded in a JVM, so the peer is what a team would write without one:
 * DuckDB in the same JVM, asked in SQL over the same Parquet files, and a table of its own for writing, with a commit forced to disk for each
 * row. docs/benchmarks.md quotes what users of MLflow report.
 */
final class RegistryBenchmark implements Benchmarks.Benchmark {

    private static final int SECONDS = 6;

    @Override
    public void run(Options options) throws Exception {
        int[] sizes =
                options.rows().isPresent() ? new int[] {options.rows().getAsInt()} : new int[] {300, 10_000, 100_000};
        Path folder = Files.createTempDirectory("boathouse-registry");
        try {
            for (int size : sizes) {
                measure(options, folder, size);
            }
            writing(options, folder);
        } finally {
            WrittenFiles.delete(folder);
        }
    }

    private static String named(int size) {
        return size >= 1_000 ? size / 1_000 + "k" : Integer.toString(size);
    }

    private static void measure(Options options, Path folder, int size) throws SQLException, IOException {
        String suffix = "-" + named(size) + "-events";
        if (!options.wants("registry/open-cold" + suffix)
                && !options.wants("registry/resolve-warm" + suffix)
                && !options.wants("registry/search" + suffix)) {
            return;
        }
        RegistryLog log = new RegistryLog(folder.resolve(named(size)), size);
        log.make();
        double seconds = options.quick() ? 1 : SECONDS;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("CREATE VIEW events AS SELECT * FROM read_parquet('" + log.folder() + "/*.parquet')");
            if (options.wants("registry/open-cold" + suffix)) {
                opening(log, connection, "registry/open-cold" + suffix, seconds);
            }
            if (options.wants("registry/resolve-warm" + suffix)) {
                resolving(log, connection, "registry/resolve-warm" + suffix, seconds);
            }
            if (options.wants("registry/search" + suffix)) {
                searching(log, connection, "registry/search" + suffix, seconds);
            }
        }
    }

    /** From nothing to the champions of all models, the JVM being warm. */
    private static void opening(RegistryLog log, Connection connection, String name, double seconds) {
        Contender ours = Contender.of("boathouse", 1, () -> {
            ModelRegistry registry = ModelRegistry.open(log.uri());
            return new double[] {resolved(registry, log.models(), log.models())};
        });
        Contender peer = Contender.of("duckdb-sql", 1, () -> new double[] {
            number(
                    connection,
                    "SELECT sum(live) FROM (SELECT arg_max(version, sequence) AS live FROM events WHERE alias = 'champion'"
                            + " AND type IN ('alias-promoted', 'alias-rolled-back', 'alias-retired') GROUP BY model)")
        });
        new SideBySide(name, ours).against(peer).inMillis().measure(seconds);
    }

    private static double number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getDouble(1);
        }
    }

    private static void resolving(RegistryLog log, Connection connection, String name, double seconds) {
        ModelRegistry registry = ModelRegistry.open(log.uri());
        int few = Math.min(20, log.models());
        int many = 200_000;
        Contender ours = Contender.of("boathouse", many, () -> new double[] {resolved(registry, many, log.models())});
        Contender less = Contender.of("boathouse", few, () -> new double[] {resolved(registry, few, log.models())});
        Contender peer = Contender.of("duckdb-sql", few, () -> {
            double sum = 0;
            for (int i = 0; i < few; i++) {
                sum += champion(connection, RegistryLog.MODEL + i % log.models());
            }
            return new double[] {sum};
        });
        new SideBySide(name, ours).againstOn(less, peer).measure(seconds);
    }

    private static double resolved(ModelRegistry registry, int count, int models) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += registry.alias(RegistryLog.MODEL + i % models, RegistryLog.ALIAS)
                    .orElseThrow()
                    .number();
        }
        return sum;
    }

    /** The newest hundred versions with a good metric among all, of models whose name has a text in it. */
    private static void searching(RegistryLog log, Connection connection, String name, double seconds) {
        ModelRegistry registry = ModelRegistry.open(log.uri());
        VersionQuery query = VersionQuery.all().named("1").withMetricAtLeast("auc", 0.5);
        Contender ours = Contender.of(
                "boathouse",
                1,
                () -> registry.catalog().search(query).versions().stream()
                        .mapToDouble(ModelVersion::number)
                        .toArray());
        Contender peer = Contender.of("duckdb-sql", 1, () -> found(connection));
        new SideBySide(name, ours).against(peer).inMillis().measure(seconds);
    }

    private static double champion(Connection connection, String model) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT version FROM events WHERE model = ? AND alias = ?"
                        + " AND type IN ('alias-promoted', 'alias-rolled-back', 'alias-retired') ORDER BY sequence DESC LIMIT 1")) {
            statement.setString(1, model);
            statement.setString(2, RegistryLog.ALIAS);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    private static double[] found(Connection connection) throws SQLException {
        double[] numbers = new double[100];
        int count = 0;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT version FROM events WHERE type = 'version-registered' AND model LIKE '%1%'"
                                + " AND CAST(payload ->> '$.evaluations[0].metrics.auc' AS DOUBLE) >= 0.5"
                                + " ORDER BY sequence DESC LIMIT 100")) {
            while (result.next()) {
                numbers[count++] = result.getInt(1);
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    private static void writing(Options options, Path folder) throws SQLException {
        if (!options.wants("registry/register") && !options.wants("registry/promote")) {
            return;
        }
        RegistryLog log = new RegistryLog(folder.resolve("writing"), 300);
        ModelRegistry registry = ModelRegistry.open(log.uri());
        double seconds = options.quick() ? 2 : SECONDS * 2;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("peer.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE events (sequence BIGINT, payload VARCHAR)");
            String payload = "x".repeat(2_000);
            Contender peer = Contender.of("duckdb-insert", 1, () -> {
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO events VALUES (?, ?)")) {
                    insert.setLong(1, System.nanoTime());
                    insert.setString(2, payload);
                    insert.execute();
                }
                return new double[0];
            });
            Contender register = Contender.of("boathouse", 1, () -> {
                registry.register("registered", log.model(), log.evaluation());
                return new double[0];
            });
            new SideBySide("registry/register", register)
                    .against(peer)
                    .inMillis()
                    .measure(seconds);
            Contender promote = Contender.of("boathouse", 3, () -> {
                ModelVersion version = registry.register("promoted", log.model(), log.evaluation());
                registry.promote(RegistryLog.ALIAS, log.approved(registry, version));
                return new double[0];
            });
            new SideBySide("registry/register-judge-promote", promote)
                    .against(peer)
                    .inMillis()
                    .measure(seconds);
        }
    }
}

package dev.boathouse.benchmarks;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.TableFile;
import io.delta.standalone.DeltaLog;
import io.delta.standalone.Operation;
import io.delta.standalone.OptimisticTransaction;
import io.delta.standalone.actions.AddFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * Commits a second to a simple table. Ours write a row to a file, force it to disk, and commit it through a hard link that is on disk as well.
 * The peer is Delta Standalone with the log store it chooses for local files, which commits the entry of such a file that is there already, and
 * forces nothing. Both write a checkpoint at every tenth commit.
 */
final class CommitRates {

    private static final Schema SCHEMA =
            Schema.of(Schema.Field.of("id", DataType.LONG), Schema.Field.of("text", DataType.STRING));

    private final Path folder;
    private final int commits;

    CommitRates(Path folder, int commits) {
        this.folder = folder;
        this.commits = commits;
    }

    void print(int rounds) throws IOException {
        List<Double> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        // The first round compiles the code.
        for (int round = 0; round <= rounds; round++) {
            double our = ours(WrittenFiles.empty(folder.resolve("ours")));
            double peer = standalone(WrittenFiles.empty(folder.resolve("standalone")));
            if (round > 0) {
                ours.add(our);
                peers.add(peer);
                ratios.add(our / peer);
            }
        }
        new Line("write/commits", median(ours), median(peers), "standalone", "commits/s", median(ratios)).print();
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    private static Frame row(int number) {
        return Frame.of(SCHEMA, List.of(Column.ofLongs(number), Column.ofStrings("row " + number)));
    }

    private double ours(Path path) {
        DeltaTable table = DeltaTable.at(path.toString());
        table.create(SCHEMA);
        long start = System.nanoTime();
        for (int i = 0; i < commits; i++) {
            table.append(row(i)).commit();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        require(DeltaTable.at(path.toString()).latest().scan().read().rowCount());
        return commits / seconds;
    }

    private double standalone(Path path) {
        DeltaTable table = DeltaTable.at(path.toString());
        table.create(SCHEMA);
        TableFile file = table.append(row(0)).files().get(0);
        DeltaLog log = DeltaLog.forTable(new Configuration(), path.toString());
        String stats = "\"" + file.statistics().replace("\"", "\\\"") + "\"";
        long start = System.nanoTime();
        for (int i = 0; i < commits; i++) {
            OptimisticTransaction transaction = log.startTransaction();
            AddFile add = new AddFile(
                    "part-" + i + ".parquet", Map.of(), file.size(), System.currentTimeMillis(), true, stats, Map.of());
            transaction.commit(List.of(add), new Operation(Operation.Name.WRITE), "benchmark");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        require(DeltaTable.at(path.toString()).latest().files().size());
        return commits / seconds;
    }

    private void require(long found) {
        if (found != commits) {
            throw new IllegalStateException("write/commits: " + commits + " commits left " + found + " rows or files.");
        }
    }
}

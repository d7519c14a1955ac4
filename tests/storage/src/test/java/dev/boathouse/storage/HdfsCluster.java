package dev.boathouse.storage;

import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.metrics2.AbstractMetric;
import org.apache.hadoop.metrics2.MetricsRecord;
import org.apache.hadoop.metrics2.impl.MetricsCollectorImpl;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;

/**
 * A name node and a data node in this JVM, on the loopback interface. Clients know the cluster by a logical name that stands in their
 * configuration alone: whatever does not get it cannot reach a file.
 */
final class HdfsCluster implements AutoCloseable {

    private static final String NAME = "lake";

    private final TemporaryFolder folder;
    private final MiniDFSCluster cluster;
    private final FileSystem files;

    private HdfsCluster(TemporaryFolder folder, MiniDFSCluster cluster, FileSystem files) {
        this.folder = folder;
        this.cluster = cluster;
        this.files = files;
    }

    static HdfsCluster start() {
        TemporaryFolder folder = TemporaryFolder.create("boathouse-hdfs-");
        Configuration configuration = new Configuration();
        configuration.setInt("dfs.datanode.handler.count", 4);
        try {
            MiniDFSCluster cluster = new MiniDFSCluster.Builder(
                            configuration, folder.path().toFile())
                    .numDataNodes(1)
                    .build();
            cluster.waitActive();
            // Not the client that Hadoop keeps for all: tables are to be reached by what is handed to them.
            FileSystem files = FileSystem.newInstance(URI.create("hdfs://" + NAME), client(cluster.getNameNodePort()));
            return new HdfsCluster(folder, cluster, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a host has to hand over to reach the cluster by its name. */
    Configuration client() {
        return client(cluster.getNameNodePort());
    }

    static Configuration client(int port) {
        Configuration client = new Configuration();
        client.set("dfs.nameservices", NAME);
        client.set("dfs.ha.namenodes." + NAME, "one");
        client.set("dfs.namenode.rpc-address." + NAME + ".one", "localhost:" + port);
        client.set(
                "dfs.client.failover.proxy.provider." + NAME,
                "org.apache.hadoop.hdfs.server.namenode.ha.ConfiguredFailoverProxyProvider");
        return client;
    }

    int port() {
        return cluster.getNameNodePort();
    }

    FileSystem fileSystem() {
        return files;
    }

    /** How often the data node has forced a block to disk, by its own count. */
    long forcedToDisk() {
        String name = cluster.getDataNodes().get(0).getMetrics().name();
        MetricsCollectorImpl collector = new MetricsCollectorImpl();
        DefaultMetricsSystem.instance().getSource(name).getMetrics(collector, true);
        List<? extends MetricsRecord> records = collector.getRecords();
        for (MetricsRecord record : records) {
            for (AbstractMetric metric : record.metrics()) {
                if (metric.name().equals("FsyncCount")) {
                    return metric.value().longValue();
                }
            }
        }
        throw new IllegalStateException("The data node does not count what it forces to disk.");
    }

    /** A place where nothing is. */
    static String newLocation() {
        return "hdfs://" + NAME + "/tables/" + UUID.randomUUID();
    }

    DeltaTable table(String location) {
        return DeltaTable.at(location, client());
    }

    Storage storage(String location) {
        return Storage.of(Location.of(location), client());
    }

    @Override
    public void close() throws IOException {
        try {
            files.close();
            FileSystem.closeAll();
        } finally {
            cluster.shutdown(true);
        }
        folder.close();
    }
}

package dev.boathouse.storage;

import dev.boathouse.delta.DeltaTable;
import dev.boathouse.delta.internal.storage.Location;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * A name node and a data node in this JVM, on the loopback interface. Clients know the cluster by a logical name that stands in their
 * configuration alone: whatever does not get it cannot reach a file.
 */
final class HdfsCluster implements AutoCloseable {

    private static final String NAME = "lake";

    private final TemporaryFolder folder;
    private final MiniDFSCluster cluster;

    private HdfsCluster(TemporaryFolder folder, MiniDFSCluster cluster) {
        this.folder = folder;
        this.cluster = cluster;
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
            return new HdfsCluster(folder, cluster);
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

    FileSystem fileSystem() throws IOException {
        return new Path("hdfs://" + NAME + "/").getFileSystem(client());
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
            fileSystem().close();
        } finally {
            cluster.shutdown(true);
        }
        folder.close();
    }
}

package dev.boathouse.storage;

import dev.boathouse.delta.DeltaTable;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** A server that speaks S3, in this JVM, on the loopback interface; it keeps everything in memory. */
final class S3Server implements AutoCloseable {

    private static final String BUCKET = "lake";
    private static final String KEY = "key";
    private static final String SECRET = "secret";

    private final S3Proxy server;
    private final FileSystem files;

    private S3Server(S3Proxy server, FileSystem files) {
        this.server = server;
        this.files = files;
    }

    static S3Server start() {
        TransientNio2BlobStore store = new TransientNio2BlobStore();
        store.createContainer(BUCKET);
        S3Proxy server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                .build();
        try {
            server.start();
            // Not the client that Hadoop keeps for all: tables are to be reached by what is handed to them.
            return new S3Server(
                    server, FileSystem.newInstance(URI.create("s3a://" + BUCKET), client(server.getPort())));
        } catch (Exception e) {
            throw new IllegalStateException("The S3 server does not start.", e);
        }
    }

    /** What a host has to hand over to reach the bucket: without it there are no credentials. */
    Configuration client() {
        return client(server.getPort());
    }

    private static Configuration client(int port) {
        Configuration client = new Configuration();
        client.set("fs.s3a.endpoint", "http://127.0.0.1:" + port);
        client.set("fs.s3a.endpoint.region", "us-east-1");
        client.setBoolean("fs.s3a.path.style.access", true);
        // Else below the temporary folder of the system, where it would stay.
        client.set("fs.s3a.buffer.dir", new File("target", "s3a").getAbsolutePath());
        client.setBoolean("fs.s3a.connection.ssl.enabled", false);
        client.set("fs.s3a.access.key", KEY);
        client.set("fs.s3a.secret.key", SECRET);
        client.set("fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
        return client;
    }

    /** A place where nothing is. */
    static String newLocation() {
        return "s3a://" + BUCKET + "/tables/" + UUID.randomUUID();
    }

    /** As any tool copies files, knowing nothing of tables. */
    void upload(java.nio.file.Path folder, String location) throws IOException {
        Configuration client = client();
        FileSystem local = FileSystem.getLocal(client).getRaw();
        FileUtil.copy(local, new Path(folder.toUri()), files, new Path(location), false, client);
    }

    /** All files below a location, with their sizes. */
    Map<String, Long> files(String location) throws IOException {
        Map<String, Long> found = new TreeMap<>();
        if (files.exists(new Path(location))) {
            RemoteIterator<LocatedFileStatus> each = files.listFiles(new Path(location), true);
            while (each.hasNext()) {
                LocatedFileStatus file = each.next();
                found.put(file.getPath().toString(), file.getLen());
            }
        }
        return found;
    }

    DeltaTable table(String location) {
        return DeltaTable.at(location, client());
    }

    @Override
    public void close() throws IOException {
        try {
            files.close();
            FileSystem.closeAll();
        } finally {
            stop();
        }
    }

    private void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The S3 server does not stop.", e);
        }
    }
}

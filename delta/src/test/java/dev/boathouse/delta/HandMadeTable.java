package dev.boathouse.delta;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.zip.CRC32;
import org.roaringbitmap.RoaringBitmap;

/** A table whose log is written action by action, and whose files DuckDB writes. */
record HandMadeTable(Path folder) {

    static final String MODERN = "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
            + "\"readerFeatures\":[\"deletionVectors\",\"columnMapping\"],"
            + "\"writerFeatures\":[\"deletionVectors\",\"columnMapping\",\"changeDataFeed\"]}}";
    static final String FEED = "\"delta.enableChangeDataFeed\":\"true\"";

    private static final int PORTABLE = 1681511377;

    DeltaTable open() {
        return DeltaTable.at(folder.toString());
    }

    /** A data file of the rows that a query gives. */
    HandMadeTable file(String name, String query) {
        return file(name, query, "");
    }

    /** With more options of DuckDB's. */
    HandMadeTable file(String name, String query, String options) {
        Path file = folder.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            Files.createDirectories(file.getParent());
            statement.execute(
                    "COPY (" + query + ") TO '" + file + "' (FORMAT parquet, ROW_GROUP_SIZE 2048" + options + ")");
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB refuses " + query, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path commitFile(long version) {
        return folder.resolve("_delta_log").resolve(String.format(Locale.ROOT, "%020d.json", version));
    }

    HandMadeTable commit(long version, String... actions) {
        try {
            Files.createDirectories(commitFile(version).getParent());
            Files.writeString(commitFile(version), String.join("\n", actions) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Fields as {@code id long, name string not null}. */
    static String metadata(String fields, String partition, String properties) {
        StringBuilder schema = new StringBuilder();
        for (String field : fields.split(", ", -1)) {
            String[] words = field.split(" ", 3);
            schema.append(schema.isEmpty() ? "" : ",").append(field(words[0], words[1], words.length == 2, "{}"));
        }
        return metadataOf(schema.toString(), partition, properties);
    }

    static String field(String name, String type, boolean nullable, String metadata) {
        return "{\"name\":\"" + name + "\",\"type\":\"" + type + "\",\"nullable\":" + nullable + ",\"metadata\":"
                + metadata + "}";
    }

    static String metadataOf(String fields, String partition, String properties) {
        String schema = "{\"type\":\"struct\",\"fields\":[" + fields + "]}";
        return "{\"metaData\":{\"id\":\"t\",\"format\":{\"provider\":\"parquet\",\"options\":{}},\"schemaString\":\""
                + schema.replace("\"", "\\\"") + "\",\"partitionColumns\":["
                + (partition.isEmpty() ? "" : "\"" + partition + "\"") + "],\"configuration\":{" + properties + "}}}";
    }

    static String add(String path) {
        return add(path, "", "");
    }

    static String add(String path, String partition, String vector) {
        return "{\"add\":{\"path\":\"" + path + "\",\"partitionValues\":{" + partition
                + "},\"size\":1000,\"modificationTime\":1,\"dataChange\":true" + vector + "}}";
    }

    static String remove(String path) {
        return remove(path, "", "");
    }

    static String remove(String path, String partition, String vector) {
        return "{\"remove\":{\"path\":\"" + path + "\",\"deletionTimestamp\":1,\"dataChange\":true,"
                + "\"extendedFileMetadata\":true,\"size\":1000,\"partitionValues\":{" + partition + "}" + vector
                + "}}";
    }

    static String cdc(String path, String partition) {
        return "{\"cdc\":{\"path\":\"" + path + "\",\"partitionValues\":{" + partition
                + "},\"size\":1000,\"dataChange\":false}}";
    }

    static String unchanged(String action) {
        return action.replace("\"dataChange\":true", "\"dataChange\":false");
    }

    /** Writes a deletion vector to a file of its own; how an action refers to it. None for no rows. */
    String vector(String name, RoaringBitmap rows) {
        if (rows.isEmpty()) {
            return "";
        }
        Path file = folder.resolve(name);
        ByteBuffer bytes = ByteBuffer.allocate(4 + 8 + 4 + rows.serializedSizeInBytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(PORTABLE)
                .putLong(1)
                .putInt(0);
        rows.serialize(bytes);
        CRC32 checksum = new CRC32();
        checksum.update(bytes.array());
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(content)) {
            out.writeByte(1);
            out.writeInt(bytes.capacity());
            out.write(bytes.array());
            out.writeInt((int) checksum.getValue());
            Files.write(file, content.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ",\"deletionVector\":{\"storageType\":\"p\",\"pathOrInlineDv\":\"" + file.toUri()
                + "\",\"offset\":1,\"sizeInBytes\":" + bytes.capacity() + ",\"cardinality\":"
                + rows.getLongCardinality() + "}";
    }
}

package dev.boathouse.damage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** Writes deletion vectors and what the log says of them, from the text of the Delta protocol. */
final class DeletedRowsFile {

    private static final int MAGIC = 1681511377;
    private static final String ALPHABET =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    private final UUID id;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    DeletedRowsFile(UUID id) throws IOException {
        this.id = id;
        out.writeByte(1);
    }

    /** Puts a vector into the file; gives back what the log says of it. */
    ObjectNode stored(long... rows) throws IOException {
        byte[] vector = bytes(rows);
        ObjectNode reference = JsonNodeFactory.instance
                .objectNode()
                .put("storageType", "u")
                .put("pathOrInlineDv", base85(uuid()))
                .put("offset", out.size())
                .put("sizeInBytes", vector.length)
                .put("cardinality", rows.length);
        out.writeInt(vector.length);
        out.write(vector);
        CRC32 checksum = new CRC32();
        checksum.update(vector);
        out.writeInt((int) checksum.getValue());
        return reference;
    }

    /** A vector that lies in the log itself. */
    static ObjectNode inline(long... rows) throws IOException {
        byte[] vector = bytes(rows);
        return JsonNodeFactory.instance
                .objectNode()
                .put("storageType", "i")
                .put("pathOrInlineDv", base85(vector))
                .put("sizeInBytes", vector.length)
                .put("cardinality", rows.length);
    }

    void writeTo(Path table) throws IOException {
        Files.write(table.resolve("deletion_vector_" + id + ".bin"), bytes.toByteArray());
    }

    private byte[] uuid() {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] bytes(long... rows) throws IOException {
        Roaring64NavigableMap map = new Roaring64NavigableMap();
        for (long row : rows) {
            map.addLong(row);
        }
        ByteArrayOutputStream vector = new ByteArrayOutputStream();
        vector.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .array());
        map.serializePortable(new DataOutputStream(vector));
        return vector.toByteArray();
    }

    /** Four bytes as five characters; what is missing at the end is zero. */
    private static String base85(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 4) {
            long block = 0;
            for (int j = i; j < i + 4; j++) {
                block = block << 8 | (j < bytes.length ? bytes[j] & 0xff : 0);
            }
            List<Character> characters = new ArrayList<>();
            for (int j = 0; j < 5; j++) {
                characters.add(0, ALPHABET.charAt((int) (block % 85)));
                block /= 85;
            }
            characters.forEach(text::append);
        }
        return text.toString();
    }
}

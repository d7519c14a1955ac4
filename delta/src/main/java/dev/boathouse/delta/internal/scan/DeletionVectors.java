package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.delta.internal.log.DeletionVectorRef;
import dev.boathouse.delta.internal.storage.Storage;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.roaringbitmap.RoaringBitmap;

/** Reads deletion vectors ("Deletion Vector Format" and "Deletion Vector Descriptor Schema" of the Delta protocol). */
final class DeletionVectors {

    private static final int PORTABLE = 1681511377;
    private static final int UUID_CHARS = 20;

    private DeletionVectors() {}

    static DeletedRows read(Storage storage, DeletionVectorRef reference) {
        String where = "deletion vector " + reference.uniqueId();
        byte[] bytes = switch (reference.storageType()) {
            case "i" -> Base85.decode(reference.pathOrInline(), reference.sizeInBytes());
            case "u" -> stored(storage, besideData(storage, reference.pathOrInline()), reference);
            case "p" -> stored(storage, new Path(URI.create(reference.pathOrInline())), reference);
            default ->
                throw new UnsupportedFormatException(
                        "Cannot read " + where + ": storage type \"" + reference.storageType() + "\" is not known.");
        };
        DeletedRows rows;
        try {
            rows = decode(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), where);
        } catch (IOException | RuntimeException e) {
            throw e instanceof UnsupportedFormatException known
                    ? known
                    : new CorruptDataException("Cannot read " + where + ": " + e.getMessage(), e);
        }
        if (rows.count() != reference.cardinality()) {
            throw new CorruptDataException("Cannot read " + where + ": it removes " + rows.count()
                    + " rows, and the log says " + reference.cardinality() + ".");
        }
        return rows;
    }

    /** The last 20 characters are a UUID in base 85, those before them a folder. */
    private static Path besideData(Storage storage, String text) {
        int split = text.length() - UUID_CHARS;
        if (split < 0) {
            throw new CorruptDataException("Cannot find deletion vector \"" + text + "\": it names no UUID.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base85.decode(text.substring(split), 16));
        String name = "deletion_vector_" + new UUID(bytes.getLong(), bytes.getLong()) + ".bin";
        Path folder = storage.location().path();
        return new Path(split == 0 ? folder : new Path(folder, text.substring(0, split)), name);
    }

    private static byte[] stored(Storage storage, Path path, DeletionVectorRef reference) {
        try (FSDataInputStream file = storage.fileSystem(path).open(path);
                DataInputStream data = new DataInputStream(file)) {
            int version = data.readByte();
            if (version != 1) {
                throw new UnsupportedFormatException("Cannot read " + path + ": deletion vector format " + version
                        + " is not known. Format 1 would work.");
            }
            file.seek(reference.offset().orElse(1));
            int size = data.readInt();
            if (size != reference.sizeInBytes()) {
                throw new CorruptDataException(
                        "Cannot read " + path + " at " + reference.offset().orElse(1) + ": it has " + size
                                + " bytes, and the log says " + reference.sizeInBytes() + ".");
            }
            byte[] bytes = new byte[size];
            data.readFully(bytes);
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            if (data.readInt() != (int) checksum.getValue()) {
                throw new CorruptDataException(
                        "Cannot read " + path + " at " + reference.offset().orElse(1) + ": its checksum is wrong.");
            }
            return bytes;
        } catch (IOException e) {
            throw new CorruptDataException("Cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static DeletedRows decode(ByteBuffer bytes, String where) throws IOException {
        int magic = bytes.getInt();
        if (magic != PORTABLE) {
            throw new UnsupportedFormatException("Cannot read " + where + ": its encoding " + magic + " is not known.");
        }
        NavigableMap<Integer, RoaringBitmap> rows = new TreeMap<>(Integer::compareUnsigned);
        long bitmaps = bytes.getLong();
        for (long i = 0; i < bitmaps; i++) {
            int high = bytes.getInt();
            RoaringBitmap low = new RoaringBitmap();
            low.deserialize(bytes);
            bytes.position(bytes.position() + low.serializedSizeInBytes());
            if (rows.put(high, low) != null) {
                throw new IOException("it has two parts for the same rows");
            }
        }
        return new DeletedRows(rows);
    }
}

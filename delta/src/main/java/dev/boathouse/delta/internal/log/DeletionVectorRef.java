package dev.boathouse.delta.internal.log;

import dev.boathouse.core.CorruptDataException;
import java.util.OptionalInt;

/**
 * Where the deletion vector of a file is: the descriptor of the Delta protocol.
 *
 * @param storageType {@code u}: in a file beside the data, named by a UUID; {@code p}: at an absolute path; {@code i}: inline
 * @param pathOrInline what the storage type says
 * @param offset where it starts in its file
 * @param sizeInBytes its size, before any text encoding
 * @param cardinality how many rows it removes
 */
public record DeletionVectorRef(
        String storageType, String pathOrInline, OptionalInt offset, int sizeInBytes, long cardinality) {

    /**
     * A reference, checked.
     *
     * @throws CorruptDataException if the storage type is none of the three, or what it needs is missing
     */
    static DeletionVectorRef of(
            String storageType, String pathOrInline, OptionalInt offset, int sizeInBytes, long cardinality) {
        boolean inFile = storageType.equals("u") || storageType.equals("p");
        if (!inFile && !storageType.equals("i")) {
            throw new CorruptDataException("storageType of deletionVector is none of u, p and i: " + storageType);
        }
        if (inFile && offset.isEmpty()) {
            throw new CorruptDataException("deletionVector has no offset");
        }
        // A UUID in Base85, after a prefix of any length.
        if (storageType.equals("u") && pathOrInline.length() < 20) {
            throw new CorruptDataException("pathOrInlineDv of deletionVector is no UUID: " + pathOrInline);
        }
        return new DeletionVectorRef(storageType, pathOrInline, offset, sizeInBytes, cardinality);
    }

    /**
     * The id that, with the path, makes a file of the log unique.
     *
     * @return storage type, place and offset
     */
    public String uniqueId() {
        return storageType + pathOrInline + (offset.isPresent() ? "@" + offset.getAsInt() : "");
    }
}

package dev.boathouse.delta.internal.log;

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
     * The id that, with the path, makes a file of the log unique.
     *
     * @return storage type, place and offset
     */
    public String uniqueId() {
        return storageType + pathOrInline + (offset.isPresent() ? "@" + offset.getAsInt() : "");
    }
}

package dev.boathouse.faults;

import java.util.Arrays;
import java.util.List;

/** The steps of a commit, in order, as the file system sees them; those of a registry put its artifacts first. */
enum Step {
    /** The temporary file of an artifact is there, empty. */
    ARTIFACT_CREATED,
    ARTIFACT_HALF_WRITTEN,
    /** It has its bytes and is about to be forced to disk. */
    ARTIFACT_FORCE,
    ARTIFACT_FORCED,
    /** It has its final name; no event names it yet. */
    ARTIFACT_LINKED,
    /** The folder of an artifact is about to be forced to disk. */
    ARTIFACT_FOLDER_FORCE,
    /** A data file is there, empty. */
    DATA_CREATED,
    /** A data file is about to get bytes. */
    DATA_WRITE,
    /** A data file has its bytes and is about to be forced to disk. */
    DATA_FORCE,
    DATA_FORCED,
    /** The folder of a data file is about to be forced to disk. */
    DATA_FOLDER_FORCE,
    /** The temporary file of a commit is there, empty. */
    TEMP_CREATED,
    TEMP_HALF_WRITTEN,
    /** It has its bytes and is about to be forced to disk. */
    TEMP_FORCE,
    TEMP_FORCED,
    /** It is about to be linked to its final name. */
    LINK,
    /** It has its final name: from here on the commit is in the table. */
    LINKED,
    /** The log's folder is about to be forced to disk. */
    LOG_FORCE,
    LOG_FORCED,
    /** The temporary name is gone; nobody was told of the commit yet. */
    TEMP_DELETED,
    /** A checkpoint has its bytes on disk, not yet its final name. */
    CHECKPOINT_FORCED,
    /** The temporary file of {@code _last_checkpoint} is on disk. */
    POINTER_FORCED,
    POINTER_MOVED,
    /** A commit of this process is about to be read again: not a step of each commit. */
    READ_BACK,
    /** A cleaner has taken the name from an artifact that it is about to delete. */
    ARTIFACT_ASIDE;

    /** The steps at which who writes to a table can be killed. */
    static List<Step> all() {
        return Arrays.stream(values())
                .filter(step -> !step.name().startsWith("ARTIFACT_") && step != READ_BACK)
                .toList();
    }

    /** Whether a commit that got as far as this is in the table. */
    boolean isCommitted() {
        return compareTo(LINKED) >= 0;
    }

    boolean isOfCheckpoint() {
        return List.of(CHECKPOINT_FORCED, POINTER_FORCED, POINTER_MOVED).contains(this);
    }
}

package dev.boathouse.faults;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files that Boathouse writes, told by their names, with the steps that are seen at them. */
enum FileKind {
    DATA(Step.DATA_CREATED, Step.DATA_WRITE, null, Step.DATA_FORCE, Step.DATA_FORCED),
    COMMIT(null, null, null, null, null),
    COMMIT_TEMP(Step.TEMP_CREATED, null, Step.TEMP_HALF_WRITTEN, Step.TEMP_FORCE, Step.TEMP_FORCED),
    CHECKPOINT(null, null, null, null, null),
    CHECKPOINT_TEMP(null, null, null, null, Step.CHECKPOINT_FORCED),
    POINTER(null, null, null, null, null),
    POINTER_TEMP(null, null, null, null, Step.POINTER_FORCED),
    /** Sums that Kernel writes beside each commit. */
    CHECKSUM(null, null, null, null, null),
    CHECKSUM_TEMP(null, null, null, null, null),
    LOG(null, null, null, Step.LOG_FORCE, Step.LOG_FORCED),
    /** A file of a model, or a stored state, of a registry. */
    ARTIFACT(null, null, null, null, null),
    ARTIFACT_TEMP(Step.ARTIFACT_CREATED, null, Step.ARTIFACT_HALF_WRITTEN, Step.ARTIFACT_FORCE, Step.ARTIFACT_FORCED),
    ARTIFACT_FOLDER(null, null, null, Step.ARTIFACT_FOLDER_FORCE, null),
    OTHER(null, null, null, null, null);

    private static final String VERSION = "\\d{20}";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern ARTIFACT_NAME = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern ARTIFACT_TEMP_NAME = Pattern.compile("\\.[0-9a-f]{64}\\." + UUID + "\\.tmp");
    private static final Pattern DATA_NAME = Pattern.compile("part-\\d{5}-" + UUID + "\\.snappy\\.parquet");

    final @Nullable Step created;
    final @Nullable Step write;
    final @Nullable Step halfWritten;
    final @Nullable Step force;
    final @Nullable Step forced;

    FileKind(
            @Nullable Step created,
            @Nullable Step write,
            @Nullable Step halfWritten,
            @Nullable Step force,
            @Nullable Step forced) {
        this.created = created;
        this.write = write;
        this.halfWritten = halfWritten;
        this.force = force;
        this.forced = forced;
    }

    static FileKind of(Path path) {
        String name = String.valueOf(path.getFileName());
        if (name.equals("_delta_log")) {
            return LOG;
        }
        if (path.getParent() != null && path.getParent().endsWith("_artifacts/sha256")) {
            return ARTIFACT_FOLDER;
        }
        if (ARTIFACT_NAME.matcher(name).matches()) {
            return ARTIFACT;
        }
        if (ARTIFACT_TEMP_NAME.matcher(name).matches()) {
            return ARTIFACT_TEMP;
        }
        if (path.getParent() == null || !path.getParent().endsWith("_delta_log")) {
            return DATA_NAME.matcher(name).matches() ? DATA : OTHER;
        }
        boolean temporary = name.matches("\\..*\\." + UUID + "\\.tmp");
        String shown = temporary ? name.substring(1, name.length() - ".tmp".length() - 37) : name;
        if (shown.matches(VERSION + "\\.json")) {
            return temporary ? COMMIT_TEMP : COMMIT;
        }
        if (shown.matches(VERSION + "\\.checkpoint(\\." + UUID + ")?\\.parquet")) {
            return temporary ? CHECKPOINT_TEMP : CHECKPOINT;
        }
        if (shown.equals("_last_checkpoint")) {
            return temporary ? POINTER_TEMP : POINTER;
        }
        if (shown.matches(VERSION + "\\.crc")) {
            return temporary ? CHECKSUM_TEMP : CHECKSUM;
        }
        return OTHER;
    }

    /** Whether a reader of the table passes over it, so that it may stay behind when a writer is killed. */
    boolean isTemporary() {
        return name().endsWith("_TEMP");
    }
}

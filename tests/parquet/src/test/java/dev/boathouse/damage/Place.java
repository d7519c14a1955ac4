package dev.boathouse.damage;

/** Kinds of places in a table's files. */
enum Place {
    DATA_FOOTER("data file: footer", false),
    DATA_PAGE_HEADER("data file: page header", false),
    DATA_PAGE("data file: page", true),
    DATA_PAGE_BARE("data file: page, no checksum", false),
    DATA_INDEX("data file: index or filter", false),
    CHECKPOINT_FOOTER("checkpoint: footer", false),
    CHECKPOINT_PAGE_HEADER("checkpoint: page header", false),
    CHECKPOINT_PAGE("checkpoint: page", true),
    CHECKPOINT_PAGE_BARE("checkpoint: page, no checksum", false),
    CHECKPOINT_INDEX("checkpoint: index or filter", false),
    CHECKPOINT_JSON("checkpoint: JSON", false),
    LAST_CHECKPOINT("_last_checkpoint", false),
    LOG_JSON("log: commit", false),
    VECTOR("deletion vector", true),
    WHOLE_FILE("a file that is gone", false),
    OTHER("other files", false);

    private final String label;
    private final boolean checked;

    Place(String label, boolean checked) {
        this.label = label;
        this.checked = checked;
    }

    /** Whether a checksum covers its bytes. */
    boolean checked() {
        return checked;
    }

    @Override
    public String toString() {
        return label;
    }
}

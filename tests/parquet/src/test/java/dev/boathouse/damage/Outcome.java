package dev.boathouse.damage;

/** What came of a case. */
enum Outcome {
    EQUAL("equal rows", true),
    REFUSED("refused, file named", true),
    REFUSED_ELSEWHERE("refused, the file it contradicts named", true),
    ANOTHER_TABLE("another valid table, no checksum there", true),
    DIFFERENT_ROWS("DIFFERENT ROWS", false),
    OTHER_EXCEPTION("OTHER EXCEPTION", false),
    NOT_NAMED("FILE NOT NAMED", false),
    OUT_OF_MEMORY("OUT OF MEMORY", false),
    HANG("MORE THAN 2 s", false);

    private final String label;
    private final boolean allowed;

    Outcome(String label, boolean allowed) {
        this.label = label;
        this.allowed = allowed;
    }

    boolean allowed() {
        return allowed;
    }

    @Override
    public String toString() {
        return label;
    }
}

package dev.boathouse.registry.lineage;

/** What went from one box to the next. */
enum Flow {
    TRAINED("trained"),
    EVALUATED("evaluated"),
    WROTE("wrote"),
    PART_OF("part of");

    private final String text;

    Flow(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}

package dev.boathouse.peer;

/** Rows for tables that we write: of the table that this recipe makes. */
final class OurRows {

    static final Recipe RECIPE = Recipe.of(
            "our rows",
            "CREATE TABLE {t} (id LONG NOT NULL, day STRING, value DOUBLE, extra STRING, flag BOOLEAN, amount DOUBLE) USING delta",
            """
            INSERT INTO {t} SELECT id, IF(id % 10 = 9, NULL, 'd' || id % 3), IF(id % 7 = 0, NULL, id / 10), 'x ' || id,
                IF(id % 5 = 0, NULL, id % 2 = 0), IF(id % 6 = 0, NULL, id / 4) FROM range(0, 400, 1, 2)""");

    private OurRows() {}
}

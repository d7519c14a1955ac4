package dev.boathouse.core.features;

import dev.boathouse.core.data.DataType;

/** Which types can stand in for each other between training and scoring. */
enum InputKind {
    NUMBER,
    TRUTH,
    DAY,
    INSTANT,
    LOCAL_TIME,
    TEXT,
    NONE;

    static InputKind of(DataType type) {
        if (type.isNumeric()) {
            return NUMBER;
        }
        if (type == DataType.BOOLEAN) {
            return TRUTH;
        }
        if (type == DataType.DATE) {
            return DAY;
        }
        if (type == DataType.TIMESTAMP) {
            return INSTANT;
        }
        if (type == DataType.TIMESTAMP_NTZ) {
            return LOCAL_TIME;
        }
        return type == DataType.STRING ? TEXT : NONE;
    }

    static boolean isNumber(DataType type) {
        return of(type) != TEXT && of(type) != NONE;
    }

    static boolean hasLevels(DataType type) {
        return type.isInteger() || type == DataType.BOOLEAN || type == DataType.STRING;
    }

    /** Tells whether a model trained on {@code trained} can read {@code given}; levels of whole numbers need whole numbers. */
    static boolean fits(DataType trained, DataType given, boolean levels) {
        return of(trained) == of(given) && (!levels || hasLevels(given));
    }
}

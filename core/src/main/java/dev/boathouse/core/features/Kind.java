package dev.boathouse.core.features;

import dev.boathouse.core.data.DataType;

/** What a value is to a transform: which types can stand in for each other between training and scoring. */
enum Kind {
    NUMBER,
    TRUTH,
    DAY,
    INSTANT,
    LOCAL_TIME,
    TEXT,
    VECTOR,
    NONE;

    static Kind of(DataType type) {
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
        if (type instanceof DataType.Array array && array.element().isNumeric()) {
            return VECTOR;
        }
        return type == DataType.STRING ? TEXT : NONE;
    }

    /** Tells whether a lane of doubles can hold it. */
    boolean isNumber() {
        return this != TEXT && this != VECTOR && this != NONE;
    }

    boolean isTime() {
        return this == DAY || this == INSTANT || this == LOCAL_TIME;
    }

    static boolean hasLevels(DataType type) {
        return type.isInteger() || type == DataType.BOOLEAN || type == DataType.STRING;
    }
}

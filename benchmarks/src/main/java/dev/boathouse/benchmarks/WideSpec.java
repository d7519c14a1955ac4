package dev.boathouse.benchmarks;

import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Which {@link WideTable}.
 *
 * @param rows how many rows
 * @param rowsPerFile how many of them in a file; the last one may have fewer
 * @param codec what pages are compressed with
 * @param doubles what the double columns hold
 * @param timestamps how timestamps are stored
 */
record WideSpec(int rows, int rowsPerFile, CompressionCodecName codec, Doubles doubles, Timestamps timestamps) {

    /** What double columns hold. */
    enum Doubles {
        /** No two alike: written plain, and no codec makes them smaller. */
        RANDOM,
        /** 200 levels, in runs of about 20 rows: written with a dictionary. */
        REPEATING
    }

    /** How timestamps are stored. */
    enum Timestamps {
        /** Microseconds, as the Parquet format wants them. */
        INT64,
        /** As Spark does unless told otherwise, and the only way that Delta Standalone can read. */
        INT96
    }

    static WideSpec snappy(int rows, int rowsPerFile) {
        return new WideSpec(rows, rowsPerFile, CompressionCodecName.SNAPPY, Doubles.RANDOM, Timestamps.INT64);
    }

    WideSpec with(CompressionCodecName other) {
        return new WideSpec(rows, rowsPerFile, other, doubles, timestamps);
    }

    WideSpec with(Doubles other) {
        return new WideSpec(rows, rowsPerFile, codec, other, timestamps);
    }

    WideSpec with(Timestamps other) {
        return new WideSpec(rows, rowsPerFile, codec, doubles, other);
    }

    int files() {
        return (rows + rowsPerFile - 1) / rowsPerFile;
    }
}

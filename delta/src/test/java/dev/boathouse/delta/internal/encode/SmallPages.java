package dev.boathouse.delta.internal.encode;

import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Workspaces with small limits, so that few rows make many pages. */
public final class SmallPages {

    private SmallPages() {}

    public static Workspace of(CompressionCodecName codec, int pageBytes, int pageRows, int entries) {
        return new Workspace(codec, new Limits(pageBytes, pageRows, 1 << 20, entries));
    }
}

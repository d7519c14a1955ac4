package dev.boathouse.delta.internal.write;

import org.apache.parquet.hadoop.metadata.CompressionCodecName;

public record FileSettings(CompressionCodecName codec, long targetBytes, String folder) {
    public static FileSettings standard() {
        return new FileSettings(CompressionCodecName.SNAPPY, 128L << 20, "");
    }

    public FileSettings withCodec(CompressionCodecName changed) {
        return new FileSettings(changed, targetBytes, folder);
    }

    public FileSettings withTargetBytes(long changed) {
        return new FileSettings(codec, changed, folder);
    }

    public FileSettings withFolder(String changed) {
        return new FileSettings(codec, targetBytes, changed);
    }
}

package dev.boathouse.delta.internal.write;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;

/** The encodings of each column of a file's data pages. */
final class Encodings {

    private Encodings() {}

    static Map<String, Set<String>> of(Path file) throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            for (BlockMetaData block : reader.getFooter().getBlocks()) {
                block.getColumns()
                        .forEach(chunk -> found.computeIfAbsent(chunk.getPath().toDotString(), name -> new TreeSet<>())
                                .addAll(chunk.getEncodingStats().getDataEncodings().stream()
                                        .map(Encoding::name)
                                        .toList()));
            }
        }
        return found;
    }
}

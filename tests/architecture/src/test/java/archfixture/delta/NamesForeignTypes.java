package archfixture.delta;

import archfixture.core.internal.Open;
import archfixture.delta.internal.TargetException;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** Each member names a type that a host must not see. */
public class NamesForeignTypes<T extends ColumnReader> extends Open implements InputFile {

    protected BytesInput field;

    public NamesForeignTypes(ParquetMetadata parameter) {}

    public List<TargetException> generic() {
        return List.of();
    }

    public void thrown() throws ParquetCryptoRuntimeException {}

    @Override
    public long getLength() {
        return 0;
    }

    @Override
    public SeekableInputStream newStream() {
        throw new UnsupportedOperationException();
    }
}

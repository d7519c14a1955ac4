package dev.boathouse.parquet;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter;
import org.apache.parquet.io.api.Binary;

/** A dictionary, however badly it pays; pages before its first entry have only nulls and are called plain, as real writers do. */
final class FilledDictionary extends ValuesWriter {

    private final DictionaryValuesWriter dictionary;
    private boolean filled;

    FilledDictionary(DictionaryValuesWriter dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public Encoding getEncoding() {
        return !filled ? Encoding.PLAIN : dictionary.getEncoding();
    }

    @Override
    public BytesInput getBytes() {
        return !filled ? BytesInput.empty() : dictionary.getBytes();
    }

    @Override
    public DictionaryPage toDictPageAndClose() {
        return dictionary.toDictPageAndClose();
    }

    @Override
    public long getBufferedSize() {
        return dictionary.getBufferedSize();
    }

    @Override
    public long getAllocatedSize() {
        return dictionary.getAllocatedSize();
    }

    @Override
    public void reset() {
        dictionary.reset();
    }

    @Override
    public void resetDictionary() {
        filled = false;
        dictionary.resetDictionary();
    }

    @Override
    public void close() {
        dictionary.close();
    }

    @Override
    public String memUsageString(String prefix) {
        return dictionary.memUsageString(prefix);
    }

    @Override
    public void writeBytes(Binary value) {
        filled = true;
        dictionary.writeBytes(value);
    }

    @Override
    public void writeInteger(int value) {
        filled = true;
        dictionary.writeInteger(value);
    }

    @Override
    public void writeLong(long value) {
        filled = true;
        dictionary.writeLong(value);
    }

    @Override
    public void writeFloat(float value) {
        filled = true;
        dictionary.writeFloat(value);
    }

    @Override
    public void writeDouble(double value) {
        filled = true;
        dictionary.writeDouble(value);
    }
}

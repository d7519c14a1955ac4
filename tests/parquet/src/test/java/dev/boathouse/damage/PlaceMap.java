package dev.boathouse.damage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/** Which bytes of a file are what. */
final class PlaceMap {

    /**
     * Bytes of one place.
     *
     * @param from the first
     * @param to behind the last
     * @param place what they are
     */
    record Region(int from, int to, Place place) {}

    private final List<Region> regions = new ArrayList<>();
    private final int size;

    private PlaceMap(int size) {
        this.size = size;
    }

    static PlaceMap of(String path, byte[] bytes) throws IOException {
        PlaceMap map = new PlaceMap(bytes.length);
        boolean log = path.contains("_delta_log/");
        if (path.endsWith(".parquet")) {
            map.parquet(bytes, log);
        } else {
            map.region(0, bytes.length, ofText(path, log));
        }
        return map;
    }

    private static Place ofText(String path, boolean log) {
        if (path.endsWith("_last_checkpoint")) {
            return Place.LAST_CHECKPOINT;
        }
        if (log && path.endsWith(".json")) {
            return path.contains(".checkpoint.") ? Place.CHECKPOINT_JSON : Place.LOG_JSON;
        }
        return path.endsWith(".bin") ? Place.VECTOR : Place.OTHER;
    }

    private void region(int from, int to, Place place) {
        if (from < to) {
            regions.add(new Region(from, to, place));
        }
    }

    List<Region> regions() {
        return regions;
    }

    int size() {
        return size;
    }

    Place at(int offset) {
        for (Region region : regions) {
            if (offset >= region.from && offset < region.to) {
                return region.place;
            }
        }
        return regions.get(regions.size() - 1).place;
    }

    private void parquet(byte[] bytes, boolean checkpoint) throws IOException {
        Place footer = checkpoint ? Place.CHECKPOINT_FOOTER : Place.DATA_FOOTER;
        Place header = checkpoint ? Place.CHECKPOINT_PAGE_HEADER : Place.DATA_PAGE_HEADER;
        Place page = checkpoint ? Place.CHECKPOINT_PAGE : Place.DATA_PAGE;
        Place bare = checkpoint ? Place.CHECKPOINT_PAGE_BARE : Place.DATA_PAGE_BARE;
        Place index = checkpoint ? Place.CHECKPOINT_INDEX : Place.DATA_INDEX;
        int footerStart = footerStart(bytes);
        region(0, 4, footer);
        int end = 4;
        for (RowGroup group : footer(bytes).getRow_groups()) {
            for (ColumnChunk chunk : group.getColumns()) {
                int next = start(chunk);
                end = Math.toIntExact(next + chunk.getMeta_data().getTotal_compressed_size());
                while (next < end) {
                    ByteArrayInputStream in = new ByteArrayInputStream(bytes, next, end - next);
                    PageHeader parsed = Util.readPageHeader(in);
                    int body = end - in.available();
                    region(next, body, header);
                    next = body + parsed.getCompressed_page_size();
                    region(body, next, parsed.isSetCrc() ? page : bare);
                }
            }
        }
        region(end, footerStart, index);
        region(footerStart, bytes.length, footer);
    }

    private static int start(ColumnChunk chunk) {
        long data = chunk.getMeta_data().getData_page_offset();
        boolean dictionary = chunk.getMeta_data().isSetDictionary_page_offset()
                && chunk.getMeta_data().getDictionary_page_offset() > 0;
        return Math.toIntExact(dictionary ? Math.min(data, chunk.getMeta_data().getDictionary_page_offset()) : data);
    }

    static int footerStart(byte[] bytes) {
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        return bytes.length - 8 - length;
    }

    static FileMetaData footer(byte[] bytes) throws IOException {
        int start = footerStart(bytes);
        return Util.readFileMetaData(new ByteArrayInputStream(bytes, start, bytes.length - 8 - start));
    }

    /** The header that begins somewhere. */
    static PageHeader header(byte[] bytes, Region region) throws IOException {
        return Util.readPageHeader(new ByteArrayInputStream(bytes, region.from, bytes.length - region.from));
    }
}

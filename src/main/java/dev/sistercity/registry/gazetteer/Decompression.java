package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.job.JobFailedException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks gzip and zip tables by what the bytes are, whatever they are called; within bounds. */
public final class Decompression {

    /** Bytes; the largest of GeoNames' files, of the whole world, has 1.6 GB. */
    private static final long MOST = 4L << 30;
    /** Tables of names shrink to a third; a thousandth is a trap. */
    private static final int HIGHEST_RATIO = 50;
    /** Bytes that may come out before the ratio is looked at. */
    private static final long GRACE = 1L << 20;

    private static final int BUFFER = 1 << 16;
    /** In GeoNames' zip files beside the table. */
    private static final Pattern BESIDE = Pattern.compile("(.*/)?(readme|iso-languagecodes)\\.txt");

    private static final Pattern TABLE = Pattern.compile(".*\\.(txt|tsv|csv|ndjson|jsonl|geojson|json)");

    private Decompression() {}

    /** @throws JobFailedException if it is packed, and holds no table */
    public static InputStream open(InputStream packed) throws IOException {
        Counted counted = new Counted(packed);
        BufferedInputStream in = new BufferedInputStream(counted, BUFFER);
        in.mark(4);
        byte[] magic = in.readNBytes(4);
        in.reset();
        if (magic.length >= 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B) {
            return new Bounded(new GZIPInputStream(in, BUFFER), counted);
        }
        if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
            ZipInputStream zip = new ZipInputStream(in);
            seekTable(zip);
            return new Bounded(zip, counted);
        }
        return in;
    }

    /** GeoNames packs its table with a readme.txt, or with the codes of languages. */
    private static void seekTable(ZipInputStream zip) throws IOException {
        for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (!BESIDE.matcher(name).matches() && TABLE.matcher(name).matches()) {
                return;
            }
        }
        throw new JobFailedException(
                "the zip file holds no table: no .txt, .tsv, .csv, .ndjson or .geojson beside a readme.txt", null);
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(0, read);
            return read;
        }
    }

    private static final class Bounded extends FilterInputStream {

        private final Counted packed;
        private long count;

        private Bounded(InputStream in, Counted packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(0, read);
            if (count > MOST || (count > GRACE && count / HIGHEST_RATIO > packed.count)) {
                throw new JobFailedException("the file unpacks to far more than a table would", null);
            }
            return read;
        }
    }
}

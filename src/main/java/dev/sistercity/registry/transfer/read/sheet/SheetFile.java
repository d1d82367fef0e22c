package dev.sistercity.registry.transfer.read.sheet;

import dev.sistercity.registry.job.JobFailedException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A spreadsheet as it was sent: a zip of XML. Looked through before it is read: how large it is unpacked, and that no part declares
 * entities, which no spreadsheet does and which would grow without bounds.
 */
final class SheetFile {

    /** Bytes; a list of a million rows has some ten million. */
    private static final int MOST_PACKED = 32 << 20;

    private static final long MOST_UNPACKED = 384L << 20;
    /** Of what is kept in memory while rows are read: shared texts, formats. */
    private static final long MOST_KEPT = 64L << 20;

    private static final int MOST_PARTS = 2_000;
    private static final int BUFFER = 1 << 16;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ISO_DATE = " t=\"d\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STRICT = "purl.oclc.org/ooxml".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_MARK = 0xFE;

    private byte[] bytes;
    /** Whether it is written in the strict form of Office Open XML, or has its dates in ISO's form. */
    private boolean strict;

    private SheetFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws JobFailedException for what is none, or too large */
    static SheetFile of(InputStream file) throws IOException {
        byte[] bytes = file.readNBytes(MOST_PACKED + 1);
        if (bytes.length > MOST_PACKED) {
            throw new JobFailedException("the spreadsheet has more than " + (MOST_PACKED >> 20) + " MiB", null);
        }
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            throw new JobFailedException(
                    bytes.length > 1 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF
                            ? "the file is of an old version of Excel, or locked by a password; save it as .xlsx without one"
                            : "the file is no spreadsheet (.xlsx or .ods)",
                    null);
        }
        SheetFile sheet = new SheetFile(bytes);
        try {
            sheet.check();
            if (sheet.strict) {
                sheet.bytes = StrictWorkbook.transitional(sheet.open());
            }
        } catch (EOFException | ZipException e) {
            throw new JobFailedException("the spreadsheet is damaged: " + e.getMessage(), null);
        }
        return sheet;
    }

    InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** One part of it, to be closed; null where there is none of that name. */
    InputStream part(String name) throws IOException {
        ZipInputStream zip = new ZipInputStream(open());
        for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
            if (entry.getName().equals(name)) {
                return zip;
            }
        }
        return null;
    }

    private void check() throws IOException {
        long all = 0;
        int parts = 0;
        byte[] buffer = new byte[BUFFER];
        try (ZipInputStream zip = new ZipInputStream(open())) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                long size = 0;
                int matched = 0;
                int dates = 0;
                int namespaces = 0;
                for (int count; (count = zip.read(buffer)) >= 0; ) {
                    if (size == 0 && count > 1 && (buffer[0] & 0xFF) >= FIRST_MARK && name.endsWith(".xml")) {
                        throw new JobFailedException("the part " + name + " of the spreadsheet is not UTF-8", null);
                    }
                    boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
                    matched = xml ? matched(DOCTYPE, buffer, count, matched) : 0;
                    dates = xml ? matched(ISO_DATE, buffer, count, dates) : 0;
                    namespaces = xml ? matched(STRICT, buffer, count, namespaces) : 0;
                    if (matched == DOCTYPE.length) {
                        throw new JobFailedException(
                                "the part " + name + " of the spreadsheet declares a DOCTYPE", null);
                    }
                    size += count;
                    all += count;
                    if (all > MOST_UNPACKED || size > MOST_KEPT && isKept(name)) {
                        throw new JobFailedException("the spreadsheet unpacks to far more than a list would", null);
                    }
                }
                strict |= dates == ISO_DATE.length || namespaces == STRICT.length;
                if (++parts > MOST_PARTS) {
                    throw new JobFailedException("the spreadsheet has more than " + MOST_PARTS + " parts", null);
                }
            }
        }
        if (parts == 0) {
            throw new JobFailedException("the spreadsheet is damaged", null);
        }
    }

    private static boolean isKept(String name) {
        return name.endsWith("sharedstrings.xml") || name.endsWith("styles.xml") || name.endsWith("workbook.xml");
    }

    /** How much of the mark the bytes so far end with; all of it once it was there. */
    private static int matched(byte[] mark, byte[] buffer, int count, int before) {
        int matched = before;
        for (int i = 0; i < count && matched < mark.length; i++) {
            matched = buffer[i] == mark[matched] ? matched + 1 : buffer[i] == mark[0] ? 1 : 0;
        }
        return matched;
    }
}

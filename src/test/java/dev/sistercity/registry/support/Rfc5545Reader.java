package dev.sistercity.registry.support;

import java.io.IOException;
import java.io.StringReader;
import jfxtras.icalendarfx.VCalendar;

/** Reads a calendar with a library that is older than RFC 7986, and fails where it ought to ignore. */
public final class Rfc5545Reader {

    private Rfc5545Reader() {}

    public static VCalendar read(String text) throws IOException {
        return VCalendar.parse(new StringReader(text.replaceFirst("REFRESH-INTERVAL[^\r]*+\r\n", "")));
    }
}

package dev.sistercity.registry.transfer.read.sheet;

import dev.sistercity.registry.job.JobFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which sheets an OpenDocument spreadsheet has. */
final class OdsSheets {

    private static final String CONTENT = "content.xml";
    private static final String TABLE = "table";

    private final List<SheetTable.SheetView> sheets = new ArrayList<>();
    /** Styles of sheets that are not shown. */
    private final Set<String> hidden = new HashSet<>();

    private String style;

    private OdsSheets() {}

    /** All sheets, in their order. */
    static List<SheetTable.SheetView> of(SheetFile file) throws IOException, XMLStreamException {
        OdsSheets all = new OdsSheets();
        try (InputStream in = content(file)) {
            XMLStreamReader xml = parser(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    all.take(xml);
                }
            }
        }
        return all.sheets;
    }

    private void take(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "style" -> style = attribute(xml, "name");
            case "table-properties" -> {
                if ("false".equals(attribute(xml, "display")) && style != null) {
                    hidden.add(style);
                }
            }
            case TABLE -> {
                boolean shown = !hidden.contains(String.valueOf(attribute(xml, "style-name")));
                sheets.add(new SheetTable.SheetView(String.valueOf(attribute(xml, "name")), shown, false));
            }
            case "p" -> {
                int last = sheets.size() - 1;
                if (last >= 0 && !sheets.get(last).filled()) {
                    sheets.set(last, sheets.get(last).withText());
                }
            }
            default -> {}
        }
    }

    static XMLStreamReader parser(InputStream content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(content);
    }

    static InputStream content(SheetFile file) throws IOException {
        InputStream content = file.part(CONTENT);
        if (content == null) {
            throw new JobFailedException("the file is no OpenDocument spreadsheet: it has no " + CONTENT, null);
        }
        return content;
    }

    /** @param name without a prefix; null for an attribute that is not there */
    static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }
}

package dev.sistercity.registry.pages.map;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A map in pixels, for sites that show a preview of a page and take no SVG. Without a text, so that no fonts are needed. */
final class MapImage {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final double SCALE = (double) WIDTH / Projection.WORLD;

    private static final Color SEA = new Color(0xF6F8F9);
    private static final Color LAND = new Color(0xDBE1E6);
    private static final Color ARC = new Color(0xB3, 0x26, 0x1E, 0x90);
    private static final Color DOT = new Color(0xB3261E);
    private static final Color CENTRE = new Color(0x1A1D21);

    private MapImage() {}

    /**
     * A PNG of 1200 × 630 pixels.
     *
     * @param left the map's western end, in its units
     * @param middle what comes to the middle of its height
     * @param land the path of the land
     */
    static byte[] png(MapPicture map, long left, long middle, String land) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(SEA);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.translate(0, HEIGHT / 2.0);
        pen.scale(SCALE, SCALE);
        pen.translate(-left, -middle);
        Path2D outline = path(land);
        pen.setColor(LAND);
        for (int shift = -Projection.WORLD; shift <= Projection.WORLD; shift += Projection.WORLD) {
            pen.fill(outline.createTransformedShape(AffineTransform.getTranslateInstance(shift, 0)));
        }
        pen.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.setColor(ARC);
        map.arcs().forEach(arc -> pen.draw(path(arc.path())));
        pen.setColor(DOT);
        map.arcs().forEach(arc -> dot(pen, arc.endX(), arc.endY(), 11));
        pen.setColor(CENTRE);
        dot(pen, left + Projection.WORLD / 2, map.centreY(), 18);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void dot(Graphics2D pen, long x, long y, int radius) {
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2.0 * radius, 2.0 * radius));
    }

    /** Reads what {@link Arc} and the file of the land write: {@code M}, {@code l} and {@code z} with whole numbers. */
    static Path2D path(String d) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        double[] at = new double[2];
        double[] pair = new double[2];
        int filled = 0;
        boolean move = false;
        for (int i = 0; i < d.length(); ) {
            char c = d.charAt(i);
            if (c == 'M' || c == 'l') {
                move = c == 'M';
                i++;
            } else if (c == 'z') {
                path.closePath();
                i++;
            } else if (c == ' ') {
                i++;
            } else {
                int end = end(d, i);
                pair[filled++] = Integer.parseInt(d.substring(i, end));
                i = end;
                if (filled == 2) {
                    filled = 0;
                    step(path, at, pair, move);
                }
            }
        }
        return path;
    }

    private static void step(Path2D path, double[] at, double[] pair, boolean move) {
        at[0] = move ? pair[0] : at[0] + pair[0];
        at[1] = move ? pair[1] : at[1] + pair[1];
        if (move) {
            path.moveTo(at[0], at[1]);
        } else {
            path.lineTo(at[0], at[1]);
        }
    }

    /** Where the number that begins here ends. */
    private static int end(String d, int start) {
        int end = start + 1;
        while (end < d.length() && Character.isDigit(d.charAt(end))) {
            end++;
        }
        return end;
    }
}

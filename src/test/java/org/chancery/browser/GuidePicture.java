package org.chancery.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A picture of the guides, in 256 colours: a page of text has few, and a repository keeps every picture for ever. What the walks made lies in
 * {@code target/screens/guide}; {@code docs/dev/pages.md} says how it comes to {@code docs/screens}.
 */
final class GuidePicture {

    static final Path FOLDER = BrowserTest.SCREENS.resolve("guide");
    private static final int COLOURS = 256;

    private final BufferedImage picture;
    private final int[] palette;
    private final Map<Integer, Byte> places = new HashMap<>();

    private GuidePicture(BufferedImage picture) {
        this.picture = picture;
        this.palette = mostUsed(picture);
    }

    static void write(byte[] screenshot, String name) {
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(new GuidePicture(ImageIO.read(new ByteArrayInputStream(screenshot))).inFewColours(), "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] mostUsed(BufferedImage picture) {
        Map<Integer, Integer> counts = new HashMap<>();
        Arrays.stream(pixels(picture)).forEach(colour -> counts.merge(colour & 0xFFFFFF, 1, Integer::sum));
        return counts.entrySet().stream().sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed()).limit(COLOURS).mapToInt(Map.Entry::getKey).toArray();
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    private BufferedImage inFewColours() {
        var model = new IndexColorModel(8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        var few = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] indexes = new byte[picture.getWidth() * picture.getHeight()];
        int[] pixels = pixels(picture);
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = places.computeIfAbsent(pixels[i] & 0xFFFFFF, this::nearest);
        }
        few.getRaster().setDataElements(0, 0, picture.getWidth(), picture.getHeight(), indexes);
        return few;
    }

    private byte nearest(int colour) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(palette[i], colour) < distance(palette[best], colour)) {
                best = i;
            }
        }
        return (byte) best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 255) - (other >> 16 & 255);
        int green = (one >> 8 & 255) - (other >> 8 & 255);
        int blue = (one & 255) - (other & 255);
        return red * red + green * green + blue * blue;
    }
}

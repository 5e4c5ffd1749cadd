package io.movers.local.docs;

import io.movers.local.deploy.Checkout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One document: its code blocks, headings, links and the code in its sentences. */
final class Markdown {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final String name;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> prose = new ArrayList<>();
    private final List<Heading> headings = new ArrayList<>();
    private final int lines;

    /**
     * @param section the heading above it
     * @param line where its content begins
     */
    record Block(String language, String content, String section, int line) {}

    record Heading(int level, String text) {}

    private Markdown(String name, String text) {
        this.name = name;
        List<String> all = text.lines().toList();
        this.lines = all.size();
        read(all);
    }

    /** @param name the path from the root of the repository */
    static Markdown of(String name) {
        return new Markdown(name, Checkout.text(name));
    }

    private void read(List<String> all) {
        String section = "";
        String language = null;
        StringBuilder content = new StringBuilder();
        int start = 0;
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i);
            String text = line.strip();
            if (language != null) {
                if (text.equals("```")) {
                    blocks.add(new Block(language, content.toString(), section, start));
                    language = null;
                } else {
                    content.append(line).append('\n');
                }
            } else if (text.startsWith("```")) {
                language = text.substring(3).strip();
                content = new StringBuilder();
                start = i + 2;
            } else {
                prose.add(line);
                if (line.matches("#{1,6} .*")) {
                    int level = line.indexOf(' ');
                    section = line.substring(level).strip();
                    headings.add(new Heading(level, section));
                }
            }
        }
        if (language != null) {
            throw new IllegalStateException(name + ":" + start + ": a code block without an end");
        }
    }

    String name() {
        return name;
    }

    int lines() {
        return lines;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Heading> headings() {
        return headings;
    }

    /** Lines outside of code blocks. */
    List<String> prose() {
        return prose;
    }

    /** Targets of its links, without those of code in the text. */
    List<String> links() {
        return found(LINK, CODE.matcher(String.join("\n", prose)).replaceAll("`code`"));
    }

    /** The texts between backticks. */
    List<String> code() {
        return found(CODE, String.join("\n", prose));
    }

    /** The cells of its table rows, header rows and rules included. */
    List<List<String>> rows() {
        return prose.stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> List.of(line.substring(1).split("\\|")))
                .map(cells -> cells.stream().map(String::strip).toList())
                .toList();
    }

    /** The anchors of its headings, as GitHub creates them. */
    List<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        List<String> anchors = new ArrayList<>();
        for (Heading heading : headings) {
            String anchor = heading.text()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}\\- _]", "")
                    .replace(' ', '-');
            @Nullable Integer before = seen.merge(anchor, 1, Integer::sum);
            anchors.add(before == null || before == 1 ? anchor : anchor + "-" + (before - 1));
        }
        return anchors;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}

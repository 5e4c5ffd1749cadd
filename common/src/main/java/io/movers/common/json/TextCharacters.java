package io.movers.common.json;

/** Characters that no text of a request may contain. */
public final class TextCharacters {

    /** The texts of one line that are not refused, as a regular expression. Half a surrogate pair is no text in JSON either. */
    public static final String LINE = "^[^\\u0000-\\u001F\\u007F-\\u009F\\uFEFF]*$";

    /** The texts of several lines that are not refused, as a regular expression. */
    public static final String LINES = "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\uFEFF]*$";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextCharacters() {}

    /**
     * Whether a text of several lines must be refused because it contains a byte order mark, half a surrogate pair, or a
     * control character other than a tab or a line break.
     */
    public static boolean areRefused(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == BYTE_ORDER_MARK
                    || Character.isSurrogate(c)
                    || (Character.isISOControl(c) && !isLayout(c))) {
                return true;
            }
        }
        return false;
    }

    /** The same as {@link #areRefused}, but for a text of one line: tabs and line breaks are refused, too. */
    public static boolean areRefusedInLine(String text) {
        return areRefused(text) || text.chars().anyMatch(TextCharacters::isLayout);
    }

    private static boolean isLayout(int c) {
        return c == '\t' || c == '\n' || c == '\r';
    }
}

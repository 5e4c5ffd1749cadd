package io.movers.auth.services;

/** A form in which password hashes are stored. */
interface PasswordForm {
    String encode(String password);

    /** Whether a stored hash has this form. */
    boolean isOf(String stored);

    /**
     * Whether the hash belongs to the password.
     *
     * @param stored a hash of this form
     */
    boolean matches(String password, String stored);
}

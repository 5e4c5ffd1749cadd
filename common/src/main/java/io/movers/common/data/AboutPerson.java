package io.movers.common.data;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a stored class whose documents are each about one person, and states what an erasure of that person does to them. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AboutPerson {
    /** The stored fields with the id of the account, each under an index; any of them makes a document one about that person. */
    String[] value() default {};

    /** The stored field with the person's e-mail address, under an index, of documents that name no account. */
    String address() default "";

    /** The stored fields that an erasure empties. */
    String[] erased() default {};

    /** Whether an erasure removes the whole document. */
    boolean removed() default false;

    /** The stored fields that are not shown to the person, because they are secrets. */
    String[] secret() default {};
}

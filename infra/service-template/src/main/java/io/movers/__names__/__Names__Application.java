package io.movers.__names__;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class __Names__Application {
    public static void main(String[] args) {
        SpringApplication.run(__Names__Application.class, args);
    }
}
